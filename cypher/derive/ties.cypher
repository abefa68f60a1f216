// ties — who is known at one moment to act in concert with whom, whatever the dates (一致行动)
//
// mode     read
// params   $knownAt DateTime
// returns  statementId String · one Int · other Int · fromDay Int · toDay Int
// grain    one row per tie; subjects by their number within this run, which is never stored; days count from 1970-01-01
// basis    src/ownership/README.md
// cost     one scan of ACTS_WITH
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (one)-[tie:ACTS_WITH]->(other)
WHERE tie.recordedAt <= $knownAt < tie.supersededAt
RETURN tie.statementId AS statementId, id(one) AS one, id(other) AS other,
       duration.inDays(date('1970-01-01'), tie.validFrom).days AS fromDay,
       duration.inDays(date('1970-01-01'), tie.validTo).days AS toDay
