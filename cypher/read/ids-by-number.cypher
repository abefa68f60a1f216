// ids-by-number — organisations that one of these numbers belongs to, whatever they are called (同一编号主体)
//
// mode     read
// params   $organisationCodes List<String> · $registrationNumbers List<String> · $limit Int · $knownAt DateTime
// returns  id String
// grain    one row per subject
// basis    src/read/namesakes.ts
// cost     two index seeks
// waives   01N51, 01N52: nobody of a young graph has a registration number or was merged
CALL () {
  MATCH (s:Subject)
  WHERE s.organisationCode IN $organisationCodes
  RETURN s
  UNION
  MATCH (s:Subject)
  WHERE s.registrationNumber IN $registrationNumbers
  RETURN s
}
WITH s
WHERE s:Organisation AND s.recordedAt <= $knownAt
  // Who was merged is told of as the other.
  AND NOT EXISTS { (s)-[m:MERGED_INTO]->() WHERE m.recordedAt <= $knownAt < m.supersededAt }
RETURN s.id AS id
ORDER BY id
LIMIT $limit
