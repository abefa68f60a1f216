// 094-extended-on — the day on which the time of an objection was extended (延长办理期限), of those from before it was told
//
// mode     schema
// basis    cypher/README.md
MATCH (o:Objection)
WHERE o.extendedAt IS NOT NULL AND o.extendedOn IS NULL
CALL (o) {
  SET o.extendedOn = date(o.extendedAt + duration({hours: 8}))
} IN TRANSACTIONS OF 10000 ROWS
