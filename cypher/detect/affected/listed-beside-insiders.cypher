// listed-beside-insiders — listed parties that share a leader or holder with a touched subject (同一经营者波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per subject; the touched ones, who led or held them, and listed ones these led or held
// basis    src/rules/rule.ts
// cost     two hops from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS insider
  UNION
  MATCH (touched)<-[part:HOLDS_POSITION|OWNS WHERE part.recordedAt <= $knownAt < part.supersededAt]-(insider:Subject)
  RETURN insider
}
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT insider) AS insiders
UNWIND insiders AS insider
CALL (insider) {
  RETURN insider AS seed
  UNION
  MATCH (insider)-[part:HOLDS_POSITION|OWNS WHERE part.recordedAt <= $knownAt < part.supersededAt]->(seed:Subject)
  RETURN seed
}
WITH DISTINCT touchedOnes, seed
WHERE seed IN touchedOnes OR EXISTS {
  (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
RETURN DISTINCT seed.id AS id
ORDER BY id
