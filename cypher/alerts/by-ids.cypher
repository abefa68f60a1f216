// by-ids — whole alerts by their ids, as stored
//
// mode     read
// params   $ids List<String>
// returns  alert Map
// grain    one row per known id
// basis    src/model/alert.ts
// cost     index on id
UNWIND $ids AS id
MATCH (a:Alert {id: id})
RETURN a {.*} AS alert
ORDER BY a.id
