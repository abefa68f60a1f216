// states-at — every lead known at a moment, as it stood then (当时的线索)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  id String · ruleId String · severity String · status String · regionCode String · openedOn Date ·
//          openedAt DateTime · closedOn Date · closedAt DateTime · isKept Boolean
// grain    one row per alert opened up to the date; closedOn and closedAt only while it is resolved; isKept = false
//          where its evidence of then was written over before versions were kept: the row tells the next one
// basis    src/alerts/as-known.ts
// cost     one scan of Alert, its events and its versions
// waives   01N50, 01N51, 01N52: no event and no version of a young graph has a node
MATCH (a:Alert)-[:ABOUT]->(target:Subject)
CALL (a) {
  OPTIONAL MATCH (a)<-[:OF]-(event:AlertEvent)
  WITH event
  ORDER BY event.at, event.id
  WITH collect(event) AS events
  WITH [e IN events WHERE e.at <= $knownAt] AS past,
       [e IN events WHERE e.at > $knownAt AND e.action IN ['evidenceChanged', 'reopened']] AS later
  RETURN head([e IN past WHERE e.action = 'opened']) AS first, last(past) AS latest,
         last([e IN past WHERE e.action = 'closed']) AS closing, head(later).id AS nextChangeId
}
CALL (a) {
  OPTIONAL MATCH (a)-[:WAS]->(version:AlertVersion)
  WHERE version.until > $knownAt
  WITH version
  ORDER BY version.until
  RETURN head(collect(version)) AS version
}
WITH a, target, first, latest, closing, coalesce(version, a) AS v,
     coalesce(nextChangeId = version.eventId, nextChangeId IS NULL) AS isKept
// A lead whose first episode was written over is still known by the line of its opening.
WITH *, CASE WHEN isKept OR v.openedAt <= $knownAt THEN v.openedAt ELSE first.at END AS openedAt,
     CASE WHEN isKept OR v.openedAt <= $knownAt THEN v.openedOn ELSE date(first.at + duration({hours: 8})) END AS openedOn,
     coalesce(latest.toStatus, 'OPEN') AS status
WHERE openedAt <= $knownAt AND openedOn <= $asOf
WITH *, CASE WHEN status = 'RESOLVED' THEN closing END AS ending
// The run that closed it knows the world date; its id stands in the event's.
OPTIONAL MATCH (run:JobRun {id: split(ending.id, ':')[1]})
RETURN a.id AS id, a.ruleId AS ruleId, v.severity AS severity, status,
       // Told once, a subject is its own version; told more often, the word of then is asked for.
       coalesce(CASE WHEN target.statementId IS NOT NULL THEN target.regionCode ELSE head(COLLECT {
         MATCH (target)<-[:VERSION_OF]-(told:SubjectVersion)
         WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
         RETURN told.regionCode
         ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END, told.recordedAt DESC, told.statementId
       }) END, '') AS regionCode,
       openedOn, openedAt, coalesce(run.asOf, date(ending.at)) AS closedOn, ending.at AS closedAt, isKept
ORDER BY id
