// code-duplicates — organisations whose code another organisation states too, by division (重码)
//
// mode     read
// params   $kindsWithoutCode List<String> · $examplesMax Int · $knownAt DateTime
// returns  regionCode String · duplicates Int · duplicateAndWrong Int · duplicateIds List<String>
// grain    one row per division where there are any
// basis    src/model/code-quality.ts
// cost     the index on uscc in its order, and the subjects of codes that stand in it more than once
MATCH (s:Subject)
WHERE s.uscc > ''
WITH s.uscc AS code, count(*) AS holders
WHERE holders > 1
MATCH (o:Subject {uscc: code})
WHERE o:Organisation AND o.recordedAt <= $knownAt < o.supersededAt
  AND NOT o.kind IN $kindsWithoutCode AND coalesce(o.status <> 'dissolved', true)
WITH code, collect(o) AS organisations
WHERE size(organisations) > 1
UNWIND organisations AS o
WITH coalesce(o.regionCode, '') AS regionCode, collect(o.id) AS ids,
     sum(CASE o.usccStatus WHEN 'wrong' THEN 1 ELSE 0 END) AS duplicateAndWrong
CALL (ids) {
  UNWIND ids AS id
  WITH id
  ORDER BY id
  LIMIT $examplesMax
  RETURN collect(id) AS duplicateIds
}
RETURN regionCode, size(ids) AS duplicates, duplicateAndWrong, duplicateIds
ORDER BY regionCode
