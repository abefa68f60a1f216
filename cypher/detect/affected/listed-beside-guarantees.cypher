// listed-beside-guarantees — whose answer can change with a guarantee: the touched and who stands one guarantee away
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $guaranteesMax Int
// returns  id String
// grain    one row per subject, the touched among them; who guarantees too much before and after is asked
//          of nobody
// basis    src/rules/rule.ts
// cost     one bounded count and one step from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  CALL (touched) {
    // Counted without what changed, and no further than needed: the bound passed so is passed before and
    // after.
    MATCH (touched)-[stands:GUARANTEES WHERE stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt]->(taker:Subject)
    WHERE $touchedAll AND NOT taker.id IN $touchedIds
    WITH stands LIMIT $guaranteesMax + 1
    WITH count(stands) AS guarantees
    WHERE guarantees <= $guaranteesMax
    RETURN guarantees
  }
  MATCH (touched)-[r:GUARANTEES WHERE r.recordedAt <= $knownAt < r.supersededAt]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
