// retied — of some subjects those whose ties of acting in concert changed since an instant, by their numbers (一致行动)
//
// mode     read
// params   $ids List<String> · $since DateTime
// returns  node Int
// grain    one row per subject
// basis    src/jobs/derive-near.ts
// cost     the ties of each subject
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $ids AS id
MATCH (subject:Subject {id: id})
WHERE EXISTS { (subject)-[tie:ACTS_WITH WHERE tie.recordedAt >= $since
    OR $since <= tie.supersededAt < localdatetime('9999-12-31T00:00')]-(:Subject) }
RETURN id(subject) AS node
