// keyed — persons and what was told of them under some keys, with all that their content hash is made of
//
// mode     read
// params   $personKeys List<String>
// returns  personKey String · subjectId String · statementId String · loadId String · sourceId String ·
//          contentHash String · kind String · name String · uscc String · usccStatus String · regionCode String ·
//          status String · registeredOn Date · dissolvedOn Date · industryCode String · capitalFen Int ·
//          address String · phone String · idDigest String · formerNames String
// grain    one row per Person, and one per SubjectVersion (subjectId null); statementId null = a person told again
// basis    src/load/identity/rotate-persons.ts
// cost     two index seeks a key
// waives   01N52: nobody of a young graph is dissolved or has a former name
UNWIND $personKeys AS personKey
CALL (personKey) {
  MATCH (v:Person {personKey: personKey})
  RETURN v, v.id AS subjectId
  UNION ALL
  MATCH (v:SubjectVersion {personKey: personKey})
  RETURN v, null AS subjectId
}
RETURN personKey, subjectId, v.statementId AS statementId, v.loadId AS loadId, v.sourceId AS sourceId,
       v.contentHash AS contentHash, v.kind AS kind, v.name AS name, v.uscc AS uscc,
       v.usccStatus AS usccStatus, v.regionCode AS regionCode, v.status AS status,
       v.registeredOn AS registeredOn, v.dissolvedOn AS dissolvedOn, v.industryCode AS industryCode,
       v.capitalFen AS capitalFen, v.address AS address, v.phone AS phone, v.idDigest AS idDigest,
       v.formerNames AS formerNames
