// listed-beside-insiders — listed parties that share a leader or holder with a touched subject (同一经营者波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int ·
//          $officesMax Int · $stakesMax Int
// returns  id String
// grain    one row per subject; the touched ones, and listed ones that their leaders and holders led or held
// basis    src/rules/rule.ts
// cost     two hops from each touched subject; who serves or holds too many before and after is no bridge
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS insider
  UNION
  MATCH (touched)<-[part:HOLDS_POSITION|OWNS
    WHERE (part.role = 'legalRepresentative' OR part.sharePpmMin >= $sharePpmMin)
      AND part.recordedAt <= $knownAt < part.supersededAt]-(insider:Subject)
  RETURN insider
}
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT insider) AS insiders
CALL (insiders) {
  UNWIND insiders AS insider
  CALL (insider) {
    // Counted without what changed, and no further than needed: officesMax passed so is passed before and
    // after.
    MATCH (insider)-[stands:HOLDS_POSITION WHERE stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt]->(organisation:Subject)
    WHERE $touchedAll AND NOT organisation.id IN $touchedIds
    WITH DISTINCT organisation LIMIT $officesMax + 1
    WITH count(organisation) AS offices
    WHERE offices <= $officesMax
    RETURN offices
  }
  CALL (insider) {
    // Counted without what changed, and no further than needed: stakesMax passed so is passed before and
    // after.
    MATCH (insider)-[stands:OWNS WHERE stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt]->(company:Subject)
    WHERE $touchedAll AND NOT company.id IN $touchedIds
    WITH DISTINCT company LIMIT $stakesMax + 1
    WITH count(company) AS stakes
    WHERE stakes <= $stakesMax
    RETURN stakes
  }
  MATCH (insider)-[part:HOLDS_POSITION|OWNS
    WHERE (part.role = 'legalRepresentative' OR part.sharePpmMin >= $sharePpmMin)
      AND part.recordedAt <= $knownAt < part.supersededAt]->(seed:Subject)
  WHERE EXISTS { (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
  RETURN collect(DISTINCT seed) AS seeds
}
UNWIND touchedOnes + seeds AS seed
RETURN DISTINCT seed.id AS id
ORDER BY id
