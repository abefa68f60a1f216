// contents-at — evidence, severity and certificate of leads as they stood at an instant of each (当时的证据)
//
// mode     read
// params   $rows List<ContentRow>
// returns  alert Map
// grain    one row per known id (id, and contentAt as a text without zone); status and assignee are today's, states-at
//          tells the status of then
// basis    src/alerts/as-known.ts
// cost     index on id, then the versions of each
// waives   01N50, 01N51, 01N52: no version of a young graph has a node
UNWIND $rows AS row
MATCH (a:Alert {id: row.id})
CALL (a, row) {
  OPTIONAL MATCH (a)-[:WAS]->(version:AlertVersion)
  WHERE version.until > localdatetime(row.contentAt)
  WITH version
  ORDER BY version.until
  RETURN head(collect(version)) AS version
}
WITH a.id AS id, coalesce(version {.*, eventId: null, until: null}, a {.*}) AS alert
RETURN alert
ORDER BY id
