// 111-subject-state-phone — who stated the same phone number then
//
// mode     schema
// basis    cypher/README.md
CREATE RANGE INDEX subject_state_phone IF NOT EXISTS FOR (s:SubjectState) ON (s.phone)
