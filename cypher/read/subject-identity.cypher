// subject-identity — by what subjects are told apart, and what may be compared (主体身份依据)
//
// mode     read
// params   $ids List<String> · $knownAt DateTime
// returns  id String · isPerson Boolean · name String · otherNames String · formerNames String · personKey String ·
//          idDigest String · uscc String · sourceId String · regionCode String · address String · phone String ·
//          industryCode String · registeredOn Date · registrationNumber String ·
//          organisationCode String · lei String
// grain    one row per subject; none where nobody has the id
// basis    src/read/namesakes.ts
// cost     index on id, then the versions of each
// waives   01N52: nobody of a young graph has a key or a former name
UNWIND $ids AS id
MATCH (s:Subject {id: id})
WHERE s.recordedAt <= $knownAt
// By what was told of it then; a source that is silent about an attribute does not take away what another one says.
CALL (s) {
  OPTIONAL MATCH (s)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt
  WITH version
  ORDER BY version.mergedFrom IS NOT NULL, coalesce(version.statedAt, version.recordedAt) DESC, version.statementId
  RETURN collect(version) AS versions
}
WITH s, CASE WHEN size(versions) = 0 THEN [s] ELSE versions END AS versions
WITH s, versions, [v IN versions WHERE v = s OR v.supersededAt > $knownAt] AS open
WITH s, versions, CASE WHEN size(open) > 0 THEN open ELSE versions[..1] END AS told
RETURN s.id AS id, s:Person AS isPerson, coalesce(head([v IN told WHERE v.name <> '' | v.name]), '') AS name,
       // Names it had before, or has elsewhere, find it too.
       nullIf(reduce(text = '', v IN versions | reduce(all = text, line IN
         CASE WHEN v IN told THEN [v.otherNames] ELSE [nullIf(v.name, ''), v.otherNames] END |
         CASE WHEN line IS NULL OR all CONTAINS line THEN all WHEN all = '' THEN line ELSE all + '|' + line END)), '')
         AS otherNames,
       head([v IN told WHERE v.formerNames IS NOT NULL | v.formerNames]) AS formerNames,
       head([v IN told WHERE v.personKey IS NOT NULL | v.personKey]) AS personKey,
       head([v IN told WHERE v.idDigest IS NOT NULL | v.idDigest]) AS idDigest,
       // A code that holds comes before one that does not.
       head([v IN told WHERE v.usccStatus IN ['valid', 'legacyException'] | v.uscc]
            + [v IN told WHERE v.uscc IS NOT NULL | v.uscc]) AS uscc,
       told[0].sourceId AS sourceId,
       head([v IN told WHERE v.regionCode IS NOT NULL | v.regionCode]) AS regionCode,
       head([v IN told WHERE v.address IS NOT NULL | v.address]) AS address,
       head([v IN told WHERE v.phone IS NOT NULL | v.phone]) AS phone,
       head([v IN told WHERE v.industryCode IS NOT NULL | v.industryCode]) AS industryCode,
       head([v IN told WHERE v.registeredOn IS NOT NULL | v.registeredOn]) AS registeredOn,
       head([v IN told WHERE v.registrationNumber IS NOT NULL | v.registrationNumber]) AS registrationNumber,
       head([v IN told WHERE v.organisationCode IS NOT NULL | v.organisationCode]) AS organisationCode,
       head([v IN told WHERE v.lei IS NOT NULL | v.lei]) AS lei
ORDER BY id
