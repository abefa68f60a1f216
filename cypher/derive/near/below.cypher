// below — companies one stake below some subjects, by their numbers within this run
//
// mode     read
// params   $holders List<Int> · $knownAt DateTime
// returns  node Int
// grain    one row per company
// basis    src/jobs/derive-near.ts
// cost     one step from each subject
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $holders AS number
MATCH (holder:Subject) WHERE id(holder) = number
MATCH (holder)-[stake:OWNS WHERE stake.recordedAt <= $knownAt < stake.supersededAt]->(company:Subject)
RETURN DISTINCT id(company) AS node
