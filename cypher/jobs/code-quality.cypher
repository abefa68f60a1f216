// code-quality — codes that organisations of each division state, by what they are worth (赋码质量)
//
// mode     read
// params   $kindsWithoutCode List<String> · $examplesMax Int · $knownAt DateTime
// returns  regionCode String · organisations Int · withCode Int · valid Int · legacyExceptions Int · wrong Int
//          wrongIds List<String>
// grain    one row per division; organisations that state none under the empty text
// basis    src/model/code-quality.ts
// cost     one scan of Organisation
MATCH (o:Organisation)
WHERE o.recordedAt <= $knownAt < o.supersededAt
  AND NOT o.kind IN $kindsWithoutCode AND coalesce(o.status <> 'dissolved', true)
WITH coalesce(o.regionCode, '') AS regionCode, count(*) AS organisations, count(o.uscc) AS withCode,
     sum(CASE o.usccStatus WHEN 'valid' THEN 1 ELSE 0 END) AS valid,
     sum(CASE o.usccStatus WHEN 'legacyException' THEN 1 ELSE 0 END) AS legacyExceptions,
     collect(CASE o.usccStatus WHEN 'wrong' THEN o.id END) AS allWrong
CALL (allWrong) {
  UNWIND allWrong AS id
  WITH id
  ORDER BY id
  LIMIT $examplesMax
  RETURN collect(id) AS wrongIds
}
RETURN regionCode, organisations, withCode, valid, legacyExceptions, size(allWrong) AS wrong, wrongIds
ORDER BY regionCode
