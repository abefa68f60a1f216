// held-astray — alerts that should be held and are not, or are held by no live objection (核对); empty at all times
//
// mode     read
// returns  alertId String · fault String
// grain    one row per alert; fault = notHeld or heldForNothing
// basis    src/alerts/held.ts
// cost     one scan of Alert for each live objection
// waives   01N50, 01N51, 01N52: nobody has objected in a young graph
CALL () {
  MATCH (marked:Objection {status: 'pending'})
  RETURN collect(marked.hopText) AS marks
}
MATCH (a:Alert)
WITH a, any(text IN marks WHERE a.proofJson CONTAINS text) AS rests
WHERE a.status <> 'RESOLVED' AND rests <> (a.status = 'HELD')
RETURN a.id AS alertId, CASE WHEN rests THEN 'notHeld' ELSE 'heldForNothing' END AS fault
ORDER BY alertId
