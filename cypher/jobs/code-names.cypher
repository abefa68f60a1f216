// code-names — organisations that are told under one code with more than one name (一码多名)
//
// mode     read
// params   $kindsWithoutCode List<String> · $knownAt DateTime
// returns  id String · regionCode String · isDuplicate Boolean · tellings List<Map>
// grain    one row per organisation whose open tellings of its code differ in the name's text; tellings {names, formerNames}
// basis    src/jobs/unlike-names.ts
// cost     one scan of Organisation, the tellings of those that were told more than once; one index seek a row
// waives   01N52: nobody of a young graph was merged
MATCH (o:Organisation)
// Told once, it is its own version and has one name; a code that does not hold joins nobody.
WHERE o.statementId IS NULL AND o.usccStatus IN ['valid', 'legacyException']
  AND o.recordedAt <= $knownAt < o.supersededAt
  AND NOT o.kind IN $kindsWithoutCode AND coalesce(o.status <> 'dissolved', true)
CALL (o) {
  MATCH (o)<-[:VERSION_OF]-(v:SubjectVersion)
  // What was told of somebody who was judged to be this one was judged by a person.
  WHERE v.recordedAt <= $knownAt < v.supersededAt AND v.mergedFrom IS NULL AND v.name <> ''
    AND (v.uscc = o.uscc
         OR (coalesce(v.usccStatus, 'wrong') = 'wrong' AND v.statementId = v.sourceId + ':' + o.uscc))
  WITH collect(v) AS told, count(DISTINCT v.name) AS names
  WHERE names > 1
  RETURN told
}
RETURN o.id AS id, coalesce(o.regionCode, '') AS regionCode,
       EXISTS {
         MATCH (twin:Subject {uscc: o.uscc})
         WHERE twin <> o AND twin:Organisation AND twin.recordedAt <= $knownAt < twin.supersededAt
           AND NOT twin.kind IN $kindsWithoutCode AND coalesce(twin.status <> 'dissolved', true)
       } AS isDuplicate,
       [v IN told | {formerNames: v.formerNames, names: [v.name] +
         [(o)<-[:VERSION_OF]-(w:SubjectVersion WHERE w.statementId = v.statementId AND w.recordedAt <= $knownAt) | w.name]}]
         AS tellings
