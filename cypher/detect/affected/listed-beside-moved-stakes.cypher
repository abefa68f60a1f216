// listed-beside-moved-stakes — listed parties whose old or moved stakes a change can touch (股权变动波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int ·
//          $controlPpmAbove Int · $stakesMax Int
// returns  id String
// grain    one row per subject; the touched ones, and listed ones above who ever held the same companies
// basis    src/rules/rule.ts
// cost     two hops and three steps of majority from each touched subject; who holds too many took nothing
//          that counts
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS near
  UNION
  CALL (touched) {
    // Counted without what changed, and no further than needed: the bound passed so is passed before and
    // after.
    MATCH (touched)-[stands:OWNS WHERE stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt]->(company:Subject)
    WHERE $touchedAll AND NOT company.id IN $touchedIds
    WITH DISTINCT company LIMIT $stakesMax + 1
    WITH count(company) AS stakes
    WHERE stakes <= $stakesMax
    RETURN stakes
  }
  MATCH (touched)-[stake:OWNS WHERE stake.sharePpmMin >= $sharePpmMin
    AND stake.recordedAt <= $knownAt < stake.supersededAt]->(near:Subject)
  RETURN near
}
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT near) AS nears
CALL (nears) {
  UNWIND nears AS near
  RETURN near AS holder
  UNION
  UNWIND nears AS near
  // Who gave a stake up: what has ended; one that ends by this change has touched its holder.
  MATCH (near)<-[old:OWNS WHERE old.sharePpmMin >= $sharePpmMin AND old.validTo <= $asOf
    AND old.recordedAt <= $knownAt < old.supersededAt]-(holder:Subject)
  RETURN holder
}
MATCH (seed:Subject)
      (()-[step:OWNS WHERE step.controlPpm > $controlPpmAbove
        AND step.recordedAt <= $knownAt < step.supersededAt]->()){0,3}
      (holder)
WITH DISTINCT touchedOnes, seed
WHERE seed IN touchedOnes OR EXISTS {
  (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
RETURN DISTINCT seed.id AS id
ORDER BY id
