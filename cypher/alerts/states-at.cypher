// states-at — every lead known at a moment, as it stood then (当时的线索)
//
// mode     read
// params   $asOf Date · $knownAt DateTime · $statusAt DateTime · $ruleIds List<String> · $targetIds List<String>
// returns  id String · ruleId String · targetId String · severity String · status String · regionCode String ·
//          openedOn Date · openedAt DateTime · closedOn Date · closedAt DateTime · seedIds List<String> · assignee String ·
//          snoozedUntil Date · contentAt DateTime · isKept Boolean
// grain    one row per alert opened up to the date, of some rules and some targets (none = all), in the episode that the
//          date lies in: one that was closed and opened again later is told as it stood before; contentAt is the instant
//          whose evidence is told (contents-at); closedOn and closedAt only while it is resolved; isKept = false where its evidence of then was written over before
//          versions were kept: the row tells the next one. What people did with it is told as of statusAt, where that
//          is earlier than knownAt and the lead was open by then. Held is what an objection holds that is pending on
//          the date asked, whenever it and its decision were entered
// basis    src/alerts/as-known.ts
// cost     one scan of Alert, its events and its versions, and one of Objection
// waives   01N50, 01N51, 01N52: no event and no version of a young graph has a node, and nobody has objected
CALL () {
  MATCH (o:Objection)
  WHERE o.markedAt <= $knownAt AND o.raisedOn <= $asOf
    AND NOT coalesce(o.decidedAt <= $knownAt AND o.decidedOn <= $asOf, false)
  RETURN collect(o.hopText) AS marks
}
MATCH (a:Alert)-[:ABOUT]->(target:Subject)
WHERE (size($ruleIds) = 0 OR a.ruleId IN $ruleIds) AND (size($targetIds) = 0 OR a.targetId IN $targetIds)
CALL (a) {
  OPTIONAL MATCH (a)<-[:OF]-(event:AlertEvent)
  WITH event
  ORDER BY event.at, event.id
  WITH collect(event) AS events
  WITH events, [e IN events WHERE e.at <= $knownAt] AS past,
       [e IN events WHERE e.at > $knownAt AND e.action IN ['evidenceChanged', 'reopened']] AS later
  RETURN events, past, head([e IN past WHERE e.action = 'opened']) AS first, head(later).id AS nextChangeId
}
CALL (a) {
  OPTIONAL MATCH (a)-[:WAS]->(version:AlertVersion)
  WITH version
  ORDER BY version.until
  WITH collect(version) AS versions
  RETURN versions, head([one IN versions WHERE one.until > $statusAt]) AS shownThen,
         head([one IN versions WHERE one.until > $knownAt]) AS version,
         last([one IN versions WHERE one.until <= $knownAt AND one.openedOn <= $asOf]) AS earlier
}
WITH a, target, marks, events, past, first, coalesce(version, a) AS latestKnown, shownThen, earlier,
     coalesce(shownThen, a).proofJson AS proofThen,
     coalesce(nextChangeId = version.eventId, nextChangeId IS NULL) AS isVersionKept,
     all(one IN versions WHERE one.episode >= coalesce(version, a).episode) AS isFirstLost
// The last version of the episode that the date lies in, where the lead was opened again after it.
WITH *, CASE WHEN latestKnown.openedOn > $asOf THEN earlier END AS before
WITH *, CASE WHEN before IS NULL THEN latestKnown
             WHEN before.openedAt <= $statusAt AND shownThen.episode = before.episode THEN shownThen
             ELSE before END AS v,
     CASE WHEN before IS NOT NULL THEN true
          ELSE isVersionKept AND NOT (latestKnown.openedOn > $asOf AND latestKnown.episode > 1 AND isFirstLost)
     END AS isKept
// A lead whose first episode was written over is still known by the line of its opening.
WITH *, isKept OR (v.openedAt <= $knownAt AND v.openedOn <= $asOf) AS isTold
WITH *, CASE WHEN isTold THEN v.openedAt ELSE first.at END AS openedAt,
     CASE WHEN isTold THEN v.openedOn ELSE date(first.at + duration({hours: 8})) END AS openedOn
WHERE openedAt <= $knownAt AND openedOn <= $asOf
WITH *, [e IN past WHERE (e.at <= $statusAt OR openedAt > $statusAt) AND (before IS NULL OR e.at < before.until)] AS seen
WITH *, last(seen) AS latest, coalesce(last(seen).toStatus, 'OPEN') AS inBook
WITH *, CASE
    WHEN inBook = 'RESOLVED' THEN inBook
    WHEN any(e IN past WHERE e.toStatus = 'HELD') AND any(text IN marks WHERE proofThen CONTAINS text) THEN 'HELD'
    WHEN inBook <> 'HELD' THEN inBook
    // Decided by then, and entered later: the state that the decision gave back, or the one before it was held.
    ELSE coalesce(head([e IN past WHERE e.at > latest.at AND e.toStatus <> 'HELD'
                          AND e.action IN ['objectionUpheld', 'objectionRejected']]).toStatus,
                  last([e IN seen WHERE e.toStatus <> 'HELD']).toStatus, 'OPEN')
    END AS status
WITH *, CASE WHEN status = 'RESOLVED' THEN last([e IN seen WHERE e.action = 'closed']) END AS ending
// The run that closed it knows the world date; its id stands in the event's.
OPTIONAL MATCH (run:JobRun {id: split(ending.id, ':')[1]})
RETURN a.id AS id, a.ruleId AS ruleId, a.targetId AS targetId, v.severity AS severity, status,
       // Told once, a subject is its own version; told more often, the word of then is asked for.
       coalesce(CASE WHEN target.statementId IS NOT NULL THEN target.regionCode ELSE head(COLLECT {
         MATCH (target)<-[:VERSION_OF]-(told:SubjectVersion)
         WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
         RETURN told.regionCode
         ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END,
                  told.mergedFrom IS NOT NULL, coalesce(told.statedAt, told.recordedAt) DESC, told.statementId
       }) END, '') AS regionCode,
       openedOn, openedAt, coalesce(run.asOf, date(ending.at)) AS closedOn, ending.at AS closedAt,
       v.seedIds AS seedIds,
       // Nothing came after: the alert itself says it, lines of long ago do not.
       CASE WHEN size(seen) = size(events) THEN a.assignee ELSE latest.assignee END AS assignee,
       CASE WHEN size(seen) = size(events) THEN a.snoozedUntil ELSE latest.snoozedUntil END AS snoozedUntil,
       CASE WHEN before IS NULL THEN $knownAt ELSE v.until - duration({milliseconds: 1}) END AS contentAt, isKept
ORDER BY id
