// 048-subject-name-gone — subject_names has taken the place of the index over names alone
//
// mode     schema
// basis    src/read/README.md
DROP INDEX subject_name IF EXISTS
