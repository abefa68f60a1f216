// quality-subjects — what deliveries told of subjects, by division: fields filled, codes wrong and codes twice (主体质量)
//
// mode     read
// params   $loadIds List<String> · $kindsWithoutCode List<String> · $listedRegions List<String> · $examplesMax Int
// returns  loadId String · regionCode String · organisations Int · withCode Int · wrong Int · duplicates Int ·
//          withStatus Int · withRegisteredOn Int · withIndustry Int · withAddress Int · persons Int ·
//          withIdentity Int · wrongIds List<String> · duplicateIds List<String> ·
//          firstIds List<String>
// grain    one row per delivery and division; organisations that are given codes and are not dissolved; duplicates =
//          another subject had the code already; firstIds only of divisions outside listedRegions
// basis    src/model/data-quality.ts
// cost     one scan of Subject and one of SubjectVersion; for each row of the deliveries the index on uscc
// waives   01N52: nobody of a young graph has a key
CALL () {
  // Told once, a subject is its own version.
  MATCH (s:Subject)
  WHERE s.loadId IN $loadIds AND s.statementId IS NOT NULL
  RETURN s, s AS v
  UNION ALL
  MATCH (s:Subject)<-[:VERSION_OF]-(v:SubjectVersion)
  WHERE v.loadId IN $loadIds
  RETURN s, v
}
WITH s, v, NOT s:Person AND NOT v.kind IN $kindsWithoutCode AND coalesce(v.status <> 'dissolved', true) AS isCounted
WITH s, v, isCounted, isCounted AND v.uscc IS NOT NULL AND EXISTS {
       (twin:Subject {uscc: v.uscc})
       WHERE twin.id <> s.id AND twin.recordedAt <= v.recordedAt AND (twin.recordedAt < v.recordedAt OR twin.id < s.id)
     } AS isDuplicate
WITH s, v, isDuplicate, CASE WHEN isCounted THEN v END AS o, CASE WHEN s:Person THEN v END AS person
WITH v.loadId AS loadId, coalesce(v.regionCode, '') AS regionCode, count(o) AS organisations,
     count(o.uscc) AS withCode, sum(CASE WHEN o.usccStatus = 'wrong' THEN 1 ELSE 0 END) AS wrong,
     sum(CASE WHEN isDuplicate THEN 1 ELSE 0 END) AS duplicates,
     sum(CASE WHEN o.status <> 'unknown' THEN 1 ELSE 0 END) AS withStatus, count(o.registeredOn) AS withRegisteredOn,
     count(o.industryCode) AS withIndustry, count(o.address) AS withAddress, count(person) AS persons,
     count(coalesce(person.personKey, person.idDigest)) AS withIdentity,
     collect(CASE WHEN o.usccStatus = 'wrong' THEN s.id END) AS allWrong,
     collect(CASE WHEN isDuplicate THEN s.id END) AS allTwice,
     collect(CASE WHEN o IS NOT NULL AND NOT v.regionCode IN $listedRegions THEN s.id END) AS allUnlisted
RETURN loadId, regionCode, organisations, withCode, wrong, duplicates, withStatus, withRegisteredOn, withIndustry,
       withAddress, persons, withIdentity,
       COLLECT { UNWIND allWrong AS id RETURN id ORDER BY id LIMIT $examplesMax } AS wrongIds,
       COLLECT { UNWIND allTwice AS id RETURN id ORDER BY id LIMIT $examplesMax } AS duplicateIds,
       COLLECT { UNWIND allUnlisted AS id RETURN id ORDER BY id LIMIT $examplesMax } AS firstIds
ORDER BY loadId, regionCode
