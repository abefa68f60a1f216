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
// The attributes as they were known then: of each the first that is told, as in load/subjects-refresh.
CALL (s) {
  MATCH (s)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt < version.supersededAt
  WITH version
  ORDER BY version.mergedFrom IS NOT NULL, coalesce(version.statedAt, version.recordedAt) DESC, version.statementId DESC
  WITH collect(version) AS told
  WITH told, told[0] AS first,
       head([v IN told WHERE v.usccStatus IN ['valid', 'legacyException']] + [v IN told WHERE v.uscc IS NOT NULL]) AS coded
  RETURN first {
    .kind, uscc: coded.uscc, usccStatus: coalesce(coded.usccStatus, first.usccStatus),
    name: coalesce(head([v IN told WHERE v.name <> '' | v.name]), first.name),
    status: coalesce(head([v IN told WHERE v.status <> 'unknown' | v.status]), first.status),
    regionCode: head([v IN told WHERE v.regionCode IS NOT NULL | v.regionCode]),
    registeredOn: head([v IN told WHERE v.registeredOn IS NOT NULL | v.registeredOn]),
    dissolvedOn: head([v IN told WHERE v.dissolvedOn IS NOT NULL | v.dissolvedOn]),
    industryCode: head([v IN told WHERE v.industryCode IS NOT NULL | v.industryCode]),
    capitalFen: head([v IN told WHERE v.capitalFen IS NOT NULL | v.capitalFen]),
    address: head([v IN told WHERE v.address IS NOT NULL | v.address]),
    registrationNumber: head([v IN told WHERE v.registrationNumber IS NOT NULL | v.registrationNumber]),
    organisationCode: coalesce(coded.organisationCode,
      head([v IN told WHERE v.organisationCode IS NOT NULL | v.organisationCode])),
    lei: head([v IN told WHERE v.lei IS NOT NULL | v.lei])
  } AS known
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
