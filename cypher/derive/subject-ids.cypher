// subject-ids — names of subjects by their number within this run
//
// mode     read
// params   $nodes List<Int>
// returns  node Int · id String
// grain    one row per number
// basis    src/jobs/holdings-known.ts
// cost     one read by number each
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $nodes AS node
MATCH (subject:Subject) WHERE id(subject) = node
RETURN node, subject.id AS id
