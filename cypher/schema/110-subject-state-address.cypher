// 110-subject-state-address — who stated the same address then
//
// mode     schema
// basis    cypher/README.md
CREATE RANGE INDEX subject_state_address IF NOT EXISTS FOR (s:SubjectState) ON (s.address)
