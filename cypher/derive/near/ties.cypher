// ties — who is known at one moment to act in concert with some subjects, as derive/ties gives the whole register
//
// mode     read
// params   $nodes List<Int> · $knownAt DateTime
// returns  statementId String · one Int · other Int · fromDay Int · toDay Int
// grain    one row per tie
// basis    src/jobs/derive-near.ts
// cost     the ties of each subject
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $nodes AS number
MATCH (subject:Subject) WHERE id(subject) = number
MATCH (subject)-[tie:ACTS_WITH WHERE tie.recordedAt <= $knownAt < tie.supersededAt]-(:Subject)
WITH DISTINCT tie
RETURN tie.statementId AS statementId, id(startNode(tie)) AS one, id(endNode(tie)) AS other,
       duration.inDays(date('1970-01-01'), tie.validFrom).days AS fromDay,
       duration.inDays(date('1970-01-01'), tie.validTo).days AS toDay
