// listed-beside-stakes — whose answer can change with a stake: the touched and the listed that they hold
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime · $stakesMax Int
// returns  id String
// grain    one row per subject, the touched among them; who holds too many before and after is asked of
//          nobody
// basis    src/rules/rule.ts
// cost     one bounded count and one step from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  CALL (touched) {
    // Counted without what changed, and no further than needed: stakesMax passed so is passed before and
    // after.
    MATCH (touched)-[stands:OWNS WHERE stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt]->(company:Subject)
    WHERE $touchedAll AND NOT company.id IN $touchedIds
    WITH DISTINCT company LIMIT $stakesMax + 1
    WITH count(company) AS stakes
    WHERE stakes <= $stakesMax
    RETURN stakes
  }
  MATCH (touched)-[r:OWNS WHERE r.recordedAt <= $knownAt < r.supersededAt]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
