// records — records of subjects (信用记录)
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  subjectId String · statementId String · recordType String · value String · unit String ·
//          occurredOn Date · authority String · documentNo String · content String ·
//          authorityCode String · provider String · providerCode String · divisionCode String
// grain    one row per record
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N52: most sources disclose no more of a record
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[:HAS_RECORD]->(r:Record)
WHERE r.occurredOn <= $asOf AND r.recordedAt <= $knownAt < r.supersededAt
RETURN s.id AS subjectId, r.statementId AS statementId, r.recordType AS recordType, r.value AS value,
       r.unit AS unit, r.occurredOn AS occurredOn, r.authority AS authority,
       r.documentNo AS documentNo, r.content AS content, r.authorityCode AS authorityCode,
       r.provider AS provider, r.providerCode AS providerCode, r.divisionCode AS divisionCode
ORDER BY subjectId, occurredOn DESC, statementId
