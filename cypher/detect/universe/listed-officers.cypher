// listed-officers — persons who ever held offices in several listed organisations (失信主体任职人员)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $organisationsMin Int ·
//          $roles List<String>
// returns  node Int
// grain    one row per person
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (person:Person)-[then:HOLDS_POSITION WHERE then.role IN $roles
  AND then.recordedAt <= $knownAt < then.supersededAt]->(seed:Organisation)
      -[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH person, count(DISTINCT seed) AS organisations
WHERE organisations >= $organisationsMin
RETURN id(person) AS node
