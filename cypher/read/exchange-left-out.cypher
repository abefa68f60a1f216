// exchange-left-out — counts of what no export carries
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  what String · rows Int
// grain    one row per kind of thing that is there
// basis    src/exchange/README.md
// cost     one scan of each kind of relationship and of Listing, Penalty, Record, ListingStep, Score, Alert
// waives   01N50 01N51 01N52: a young graph may have none of a kind
CALL () {
  MATCH ()-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO]->()
  WHERE r.recordedAt <= $knownAt < r.supersededAt AND NOT (r.validFrom <= $asOf < r.validTo)
  RETURN 'statement not in force on the date' AS what, count(r) AS rows
  UNION ALL
  MATCH (l:Listing)
  WHERE l.recordedAt <= $knownAt < l.supersededAt AND NOT (l.listedOn <= $asOf < l.inUseUntil)
  RETURN 'listing not in force on the date' AS what, count(l) AS rows
  UNION ALL
  MATCH ()-[r:CONTROLS|CONTROLS_IN_CONCERT|CASCADES]->()
  WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
  RETURN 'control or cascade that we derived' AS what, count(r) AS rows
  UNION ALL
  MATCH (p:Penalty)
  WHERE p.decidedOn <= $asOf AND p.recordedAt <= $knownAt < p.supersededAt
  RETURN 'penalty' AS what, count(p) AS rows
  UNION ALL
  MATCH (r:Record)
  WHERE r.occurredOn <= $asOf AND r.recordedAt <= $knownAt < r.supersededAt
  RETURN 'record' AS what, count(r) AS rows
  UNION ALL
  MATCH (step:ListingStep)
  WHERE step.stageOn <= $asOf AND step.recordedAt <= $knownAt < step.supersededAt
  RETURN 'step of a listing procedure' AS what, count(step) AS rows
  UNION ALL
  MATCH (s:Score)
  RETURN 'score' AS what, count(s) AS rows
  UNION ALL
  MATCH (a:Alert) WHERE a.status <> 'RESOLVED'
  RETURN 'lead' AS what, count(a) AS rows
}
WITH what, rows
WHERE rows > 0
RETURN what, rows
ORDER BY what
