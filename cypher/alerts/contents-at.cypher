// contents-at — evidence, severity and certificate of leads as they stood at a moment (当时的证据)
//
// mode     read
// params   $ids List<String> · $knownAt DateTime
// returns  alert Map
// grain    one row per known id; status and assignee are today's, states-at tells the status of then
// basis    src/alerts/as-known.ts
// cost     index on id, then the versions of each
// waives   01N50, 01N51, 01N52: no version of a young graph has a node
UNWIND $ids AS id
MATCH (a:Alert {id: id})
CALL (a) {
  OPTIONAL MATCH (a)-[:WAS]->(version:AlertVersion)
  WHERE version.until > $knownAt
  WITH version
  ORDER BY version.until
  RETURN head(collect(version)) AS version
}
WITH a.id AS id, coalesce(version {.*, eventId: null, until: null}, a {.*}) AS alert
RETURN alert
ORDER BY id
