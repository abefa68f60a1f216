// pilot-codes-write — set what the codes of subjects are worth, in their open words too (试点码)
//
// mode     write
// params   $rows List<Map>
// returns  changed Int
// keys     Subject.id
// stale    none
UNWIND $rows AS row
MATCH (o:Subject {id: row.id})
SET o.usccStatus = row.usccStatus
WITH o
OPTIONAL MATCH (o)<-[:VERSION_OF]-(v:SubjectVersion)
WHERE v.uscc = o.uscc
SET v.usccStatus = o.usccStatus
RETURN count(DISTINCT o) AS changed
