// listed-officers — persons who ever held offices in several listed organisations (失信主体任职人员)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $organisationsMin Int ·
//          $roles List<String>
// returns  id String
// grain    one row per person
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (person:Person)-[then:HOLDS_POSITION WHERE then.role IN $roles
  AND then.recordedAt <= $knownAt < then.supersededAt]->(seed:Organisation)
      -[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.removedOn
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH person, count(DISTINCT seed) AS organisations
WHERE organisations >= $organisationsMin
RETURN person.id AS id
