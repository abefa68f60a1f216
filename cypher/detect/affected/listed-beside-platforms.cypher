// listed-beside-platforms — listed parties whose group or whose people a change can touch (换壳波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int ·
//          $controlPpmAbove Int · $officesMax Int
// returns  id String
// grain    one row per subject; the touched ones, and listed ones above who ever held the same companies
// basis    src/rules/rule.ts
// cost     two hops and three steps of majority from each touched subject; stakes below the bound lead
//          nowhere
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS near
  UNION
  MATCH (touched)-[stake:OWNS WHERE (stake.sharePpmMin >= $sharePpmMin OR stake.controlPpm > $controlPpmAbove)
    AND stake.recordedAt <= $knownAt < stake.supersededAt]->(near:Subject)
  RETURN near
  UNION
  // What a touched person led may have a listed owner, or be listed.
  CALL (touched) {
    // Counted without what changed, and no further than needed: the bound passed so is passed before and
    // after.
    MATCH (touched)-[stands:HOLDS_POSITION WHERE stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt]->(organisation:Subject)
    WHERE $touchedAll AND NOT organisation.id IN $touchedIds
    WITH DISTINCT organisation LIMIT $officesMax + 1
    WITH count(organisation) AS offices
    WHERE offices <= $officesMax
    RETURN offices
  }
  MATCH (touched)-[office:HOLDS_POSITION {role: 'legalRepresentative'}]->(led:Subject)
  WHERE office.recordedAt <= $knownAt < office.supersededAt
  // And what that in turn took a stake in, when a person's offices grow too many or kin is told.
  CALL (led) {
    RETURN led AS near
    UNION
    MATCH (led)-[taken:OWNS WHERE taken.sharePpmMin >= $sharePpmMin
      AND taken.recordedAt <= $knownAt < taken.supersededAt]->(near:Subject)
    RETURN near
  }
  RETURN near
  UNION
  MATCH (touched)-[tie:OWNS WHERE tie.controlPpm > $controlPpmAbove
    AND tie.recordedAt <= $knownAt < tie.supersededAt]->(:Subject)
      -[taken:OWNS WHERE taken.sharePpmMin >= $sharePpmMin
        AND taken.recordedAt <= $knownAt < taken.supersededAt]->(near:Subject)
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
