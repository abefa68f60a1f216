// subject-states — keep what was known of subjects until it changed: what rules read of them
//
// mode     write
// params   $subjectIds List<String>
// returns  kept Int
// keys     SubjectState of its Subject with supersededAt
// waives   01N50, 01N51, 01N52: every subject of a young graph was told once, and nobody was merged
// stale    none: run after load/subjects-refresh, which has only the latest change of each subject to answer for;
//          again it keeps the same
UNWIND $subjectIds AS subjectId
MATCH (s:Subject {id: subjectId})<-[:VERSION_OF]-(v:SubjectVersion)
WITH s, collect(v) AS versions
WITH s, versions, reduce(latest = s.recordedAt, at IN [v IN versions | v.recordedAt]
       + [v IN versions WHERE v.supersededAt < localdatetime('9999-12-31T00:00:00') | v.supersededAt] |
       CASE WHEN at > latest THEN at ELSE latest END) AS changedAt
CALL (versions, changedAt) {
  UNWIND versions AS v
  WITH v, changedAt
  WHERE v.recordedAt < changedAt
  // In the order of load/subjects-refresh, as it stood until then.
  ORDER BY CASE WHEN v.supersededAt < changedAt THEN v.supersededAt END DESC,
           v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
  WITH changedAt, collect(v) AS before
  WITH before, [v IN before WHERE v.supersededAt >= changedAt] AS open
  WITH size(open) = 0 AS gone, CASE WHEN size(open) > 0 THEN open ELSE before[..1] END AS told
  WHERE size(told) > 0
  RETURN {
    gone: gone, goneAt: told[0].supersededAt, kind: told[0].kind,
    regionCode: head([v IN told WHERE v.regionCode IS NOT NULL | v.regionCode]),
    registeredOn: head([v IN told WHERE v.registeredOn IS NOT NULL | v.registeredOn]),
    industryCode: head([v IN told WHERE v.industryCode IS NOT NULL | v.industryCode]),
    address: head([v IN told WHERE v.address IS NOT NULL | v.address]),
    phone: head([v IN told WHERE v.phone IS NOT NULL | v.phone])
  } AS was
}
WITH s, changedAt, was
WHERE [was.gone, was.kind] <> [s.supersededAt < localdatetime('9999-12-31T00:00:00'), s.kind]
   OR [text IN [was.regionCode, was.industryCode, was.address, was.phone, toString(was.registeredOn)] | coalesce(text, '')]
   <> [text IN [s.regionCode, s.industryCode, s.address, s.phone, toString(s.registeredOn)] | coalesce(text, '')]
CALL (s, changedAt) {
  OPTIONAL MATCH (s)<-[:STATE_OF]-(earlier:SubjectState)
  WHERE earlier.supersededAt < changedAt
  RETURN max(earlier.supersededAt) AS earlierUntil
}
WITH s, changedAt, was, coalesce(earlierUntil, s.recordedAt) AS since
// Told once and then no more, a subject had no version that would have kept its first state.
WITH s, changedAt, was, since, CASE WHEN was.gone AND was.goneAt > since THEN was.goneAt END AS goneAt
UNWIND CASE WHEN goneAt IS NULL THEN [{since: since, until: changedAt, gone: was.gone}]
       ELSE [{since: since, until: goneAt, gone: false}, {since: goneAt, until: changedAt, gone: true}] END AS span
MERGE (s)<-[:STATE_OF]-(state:SubjectState {supersededAt: span.until})
SET state += was, state.goneAt = null, state.gone = span.gone, state.recordedAt = span.since, s.changedAt = changedAt
RETURN count(state) AS kept
