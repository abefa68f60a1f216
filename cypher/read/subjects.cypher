// subjects — what cards, lists and drawings need of subjects (主体)
//
// mode     read
// params   $ids List<String> · $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  id String · kind String · name String · uscc String · usccStatus String · regionCode String ·
//          status String · registeredOn Date · dissolvedOn Date · industryCode String · capitalFen Fen ·
//          address String · registrationNumber String · organisationCode String · lei String · listed Boolean · points Int · tier String · ledgerJson String
// grain    one row per known id
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N52: no subject of a young graph is dissolved or has a registration number or LEI
UNWIND $ids AS id
MATCH (s:Subject {id: id})
WHERE s.recordedAt <= $knownAt
// The attributes as they were known then; several sources may speak, the latest known one is shown.
CALL (s) {
  MATCH (s)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt < version.supersededAt
  WITH version
  ORDER BY version.mergedFrom IS NOT NULL, coalesce(version.statedAt, version.recordedAt) DESC, version.statementId DESC
  RETURN collect(version)[0] AS known
}
WITH s, coalesce(known, s) AS v
OPTIONAL MATCH (score:Score {subjectId: s.id})
RETURN s.id AS id, v.kind AS kind, v.name AS name, v.uscc AS uscc, v.usccStatus AS usccStatus,
       v.regionCode AS regionCode, v.status AS status, v.registeredOn AS registeredOn,
       v.dissolvedOn AS dissolvedOn, v.industryCode AS industryCode, v.capitalFen AS capitalFen,
       v.address AS address, v.registrationNumber AS registrationNumber,
       v.organisationCode AS organisationCode, v.lei AS lei, EXISTS { (s)-[:LISTED_AS]->(listing:Listing
         WHERE listing.listCode IN $listCodes
           AND listing.listedOn <= $asOf < listing.inUseUntil
           AND listing.recordedAt <= $knownAt < listing.supersededAt) } AS listed,
       score.points AS points, score.tier AS tier, score.ledgerJson AS ledgerJson
ORDER BY id
