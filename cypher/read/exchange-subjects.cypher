// exchange-subjects — one page of all subjects (主体) as they were known, for an export
//
// mode     read
// params   $afterId String · $knownAt DateTime · $limit Int
// returns  id String · isPerson Boolean · kind String · name String · uscc String · usccStatus String ·
//          regionCode String · status String · registeredOn Date · dissolvedOn Date · industryCode String ·
//          capitalFen Fen · address String · phone String · registrationNumber String ·
//          lei String · formerNames String · sourceId String ·
//          recordedAt DateTime · toldUntil DateTime
// grain    one row per subject after an id, in the order of ids; no digest of an ID number is read
// basis    src/exchange/README.md
// cost     the index on id in its order, then the versions of a page
// waives   01N52: a young graph may have nobody dissolved, renamed, told twice or with a number of its own
MATCH (s:Subject)
WHERE s.id > $afterId AND s.recordedAt <= $knownAt
WITH s ORDER BY s.id LIMIT $limit
CALL (s) {
  OPTIONAL MATCH (s)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt
  WITH version, version.supersededAt > $knownAt AS isOpen
  ORDER BY isOpen DESC,
           version.mergedFrom IS NOT NULL, coalesce(version.statedAt, version.recordedAt) DESC, version.statementId
  RETURN collect(version) AS versions
}
WITH s, CASE WHEN versions = [] THEN [s]
             WHEN versions[0].supersededAt > $knownAt THEN [v IN versions WHERE v.supersededAt > $knownAt]
             ELSE versions[..1] END AS told
// A source that is silent about an attribute does not take away what another one says.
RETURN s.id AS id, s:Person AS isPerson, told[0].kind AS kind,
       coalesce(head([v IN told WHERE v.name <> '' | v.name]), '') AS name,
       head([v IN told WHERE v.uscc IS NOT NULL | v.uscc]) AS uscc,
       head([v IN told WHERE v.uscc IS NOT NULL | v.usccStatus]) AS usccStatus,
       head([v IN told WHERE v.regionCode IS NOT NULL | v.regionCode]) AS regionCode,
       coalesce(head([v IN told WHERE v.status <> 'unknown' | v.status]), 'unknown') AS status,
       head([v IN told WHERE v.registeredOn IS NOT NULL | v.registeredOn]) AS registeredOn,
       head([v IN told WHERE v.dissolvedOn IS NOT NULL | v.dissolvedOn]) AS dissolvedOn,
       head([v IN told WHERE v.industryCode IS NOT NULL | v.industryCode]) AS industryCode,
       head([v IN told WHERE v.capitalFen IS NOT NULL | v.capitalFen]) AS capitalFen,
       head([v IN told WHERE v.address IS NOT NULL | v.address]) AS address,
       head([v IN told WHERE v.phone IS NOT NULL | v.phone]) AS phone,
       head([v IN told WHERE v.registrationNumber IS NOT NULL | v.registrationNumber]) AS registrationNumber,
       head([v IN told WHERE v.lei IS NOT NULL | v.lei]) AS lei,
       head([v IN told WHERE v.formerNames IS NOT NULL | v.formerNames]) AS formerNames,
       told[0].sourceId AS sourceId, s.recordedAt AS recordedAt,
       CASE WHEN told[0].supersededAt > $knownAt THEN null ELSE told[0].supersededAt END AS toldUntil
ORDER BY id
