// 039-subject-address — who states the same address; text of at most 1,000 characters fits the index
//
// mode     schema
// basis    cypher/README.md
CREATE RANGE INDEX subject_address IF NOT EXISTS FOR (s:Subject) ON (s.address)
