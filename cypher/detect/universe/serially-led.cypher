// serially-led — organisations led by who ever led several listed ones (多次任失信主体法定代表人者所任企业)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $organisationsMin Int ·
//          $officesMax Int
// returns  node Int
// grain    one row per organisation
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (person:Person)-[then:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed:Organisation)
      -[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WHERE then.recordedAt <= $knownAt < then.supersededAt
WITH person, count(DISTINCT seed) AS led
WHERE led >= $organisationsMin
// Who serves too many leads nobody there: thousands would be asked for nothing.
CALL (person) {
  MATCH (person)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
MATCH (person)-[now:HOLDS_POSITION {role: 'legalRepresentative'}]->(target:Organisation)
WHERE now.validFrom <= $asOf < now.validTo
  AND now.recordedAt <= $knownAt < now.supersededAt
RETURN DISTINCT id(target) AS node
