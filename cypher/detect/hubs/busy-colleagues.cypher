// busy-colleagues — officers of listed persons' firms who serve very many, such as registration agents (名下企业的代理任职者)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $sharePpmMin Int ·
//          $officesMax Int · $roles List<String>
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per person that is no bridge although a listed person's firm has them in office
// basis    src/rules/rule.ts
// cost     one expansion from the listed persons
MATCH (seed:Person)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[own:OWNS|HOLDS_POSITION
  WHERE (own.sharePpmMin >= $sharePpmMin OR own.role IN ['legalRepresentative', 'actualController'])
    AND own.validFrom <= $asOf < own.validTo
    AND own.recordedAt <= $knownAt < own.supersededAt]->(firm:Organisation)
MATCH (firm)<-[office:HOLDS_POSITION WHERE office.role IN $roles
  AND office.validFrom <= $asOf < office.validTo
  AND office.recordedAt <= $knownAt < office.supersededAt]-(hub:Person)
WHERE hub <> seed
WITH DISTINCT hub
MATCH (hub)-[now:HOLDS_POSITION WHERE now.validFrom <= $asOf < now.validTo
  AND now.recordedAt <= $knownAt < now.supersededAt]->(organisation:Organisation)
WITH hub, count(DISTINCT organisation) AS degree
WHERE degree > $officesMax
RETURN hub.id AS hubId, 'POSITION' AS relation, degree, '任职过多，疑为代理，不作桥梁' AS reason
ORDER BY hubId
