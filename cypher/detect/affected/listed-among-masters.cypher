// listed-among-masters — listed parties that ever led or held a touched company (曾任或曾持股的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per subject; the touched ones always among them
// basis    src/rules/rule.ts
// cost     one hop from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS seed
  UNION
  MATCH (touched)<-[part:HOLDS_POSITION|OWNS WHERE part.recordedAt <= $knownAt < part.supersededAt]-(seed:Subject)
  WHERE EXISTS { (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
  RETURN seed
}
RETURN DISTINCT seed.id AS id
ORDER BY id
