// 053-subject-version-person-key — find what was told of a person by the key made of the ID number (自然人标识)
//
// mode     schema
// basis    src/vault/README.md
CREATE RANGE INDEX subject_version_person_key IF NOT EXISTS FOR (v:SubjectVersion) ON (v.personKey)
