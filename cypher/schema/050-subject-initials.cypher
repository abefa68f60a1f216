// 050-subject-initials — find an organisation by the beginning of its pinyin initials (拼音首字母)
//
// mode     schema
// basis    src/read/README.md
CREATE RANGE INDEX subject_initials IF NOT EXISTS FOR (s:Subject) ON (s.initials)
