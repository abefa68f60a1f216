// listed-together — others in force on a list by the same decision: one document of one authority, or of joint ones (联合公示)
//
// mode     read
// params   $statementId String · $subjectId String · $asOf Date · $knownAt DateTime · $limit Int
// returns  total Int · subjectId String · listCode String · listedOn Date
// grain    one row per other subject and list, at most $limit; total counts them all
// basis    src/read/README.md
// cost     index on statementId, then on documentNo: the listings of one document
// waives   01N52: most sources name no joint authority
MATCH (own:Listing {statementId: $statementId})
WHERE own.recordedAt <= $knownAt < own.supersededAt
MATCH (other:Listing {documentNo: own.documentNo})<-[:LISTED_AS]-(s:Subject)
WHERE s.id <> $subjectId AND other.listedOn <= $asOf < other.inUseUntil
  AND other.recordedAt <= $knownAt < other.supersededAt
  AND any(authority IN [own.authority] + split(coalesce(own.jointAuthorities, ''), ';')
          WHERE authority <> '' AND authority IN [other.authority] + split(coalesce(other.jointAuthorities, ''), ';'))
WITH s.id AS subjectId, other.listCode AS listCode, min(other.listedOn) AS listedOn
ORDER BY subjectId, listCode
WITH collect({subjectId: subjectId, listCode: listCode, listedOn: listedOn}) AS found
UNWIND found AS one
RETURN size(found) AS total, one.subjectId AS subjectId, one.listCode AS listCode, one.listedOn AS listedOn
ORDER BY subjectId, listCode
LIMIT $limit
