// 049-subject-organisation-code — find a subject by the nine characters inside its code (组织机构代码)
//
// mode     schema
// basis    src/read/README.md
CREATE RANGE INDEX subject_organisation_code IF NOT EXISTS FOR (s:Subject) ON (s.organisationCode)
