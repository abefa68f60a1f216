// report-alerts — every lead opened up to a date, with the day its closing was asked of (日报线索)
//
// mode     read
// params   $asOf Date
// returns  id String · ruleId String · severity String · status String · regionCode String · openedOn Date ·
//          openedAt DateTime · closedOn Date · closedAt DateTime
// grain    one row per alert; closedOn and closedAt only while it is resolved
// basis    src/jobs/report-input.ts
// cost     one scan of Alert
// waives   01N51, 01N52: no event of a young graph has a node
MATCH (a:Alert)-[:ABOUT]->(target:Subject)
WHERE a.openedOn <= $asOf
CALL (a) {
  OPTIONAL MATCH (a)<-[:OF]-(event:AlertEvent {action: 'closed'})
  WHERE a.status = 'RESOLVED'
  // The run that closed it knows the world date; its id stands in the event's.
  OPTIONAL MATCH (run:JobRun {id: split(event.id, ':')[1]})
  RETURN max(coalesce(run.asOf, date(event.at))) AS closedOn, max(event.at) AS closedAt
}
RETURN a.id AS id, a.ruleId AS ruleId, a.severity AS severity, a.status AS status,
       coalesce(target.regionCode, '') AS regionCode, a.openedOn AS openedOn, a.openedAt AS openedAt, closedOn, closedAt
ORDER BY id
