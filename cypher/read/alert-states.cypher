// alert-states — the state each alert had at a moment, as its history tells it (线索状态)
//
// mode     read
// params   $ids List<String> · $at DateTime
// returns  id String · status String
// grain    one row per alert that had a line of history by then
// basis    src/read/history.ts
// cost     the events of each alert
// waives   01N51, 01N52: no event of a young graph has a node
UNWIND $ids AS id
MATCH (event:AlertEvent)-[:OF]->(:Alert {id: id})
WHERE event.at <= $at
WITH id, event
// Events of one transaction are of one instant: an id that goes on from another's is the later one.
ORDER BY event.at, event.id
RETURN id, collect(event.toStatus)[-1] AS status
