// numbers — subjects' numbers within this run
//
// mode     read
// params   $ids List<String>
// returns  node Int
// grain    one row per known id
// basis    src/jobs/derive-near.ts
// cost     index on id
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $ids AS id
MATCH (subject:Subject {id: id})
RETURN id(subject) AS node
