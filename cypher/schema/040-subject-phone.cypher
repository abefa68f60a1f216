// 040-subject-phone — who states the same phone number
//
// mode     schema
// basis    cypher/README.md
CREATE RANGE INDEX subject_phone IF NOT EXISTS FOR (s:Subject) ON (s.phone)
