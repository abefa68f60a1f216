// pilot-codes-moved — codes that are worth something else by the table of pilot codes in force (试点码)
//
// mode     read
// params   $codes List<String>
// returns  id String · usccStatus String
// grain    one row per subject whose stored status differs
// basis    src/jobs/pilot-codes.ts
// cost     one look at the index a code, and one scan of Organisation
UNWIND $codes AS code
MATCH (o:Subject {uscc: code})
WHERE o.usccStatus = 'wrong'
RETURN o.id AS id, 'legacyException' AS usccStatus
UNION
MATCH (o:Organisation)
WHERE o.usccStatus = 'legacyException' AND NOT o.uscc IN $codes
RETURN o.id AS id, 'wrong' AS usccStatus
