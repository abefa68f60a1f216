// registration-numbers — registration numbers of organisations, in their order (工商注册号)
//
// mode     read
// params   $kindsWithoutCode List<String> · $knownAt DateTime
// returns  number String · id String · regionCode String
// grain    one row per organisation that states one and is not dissolved; equal numbers follow each other
// basis    src/jobs/number-faults.ts
// cost     the index on registrationNumber in its order
// waives   01N52: nobody of a young graph states one
MATCH (o:Subject)
WHERE o.registrationNumber > '' AND o:Organisation AND o.recordedAt <= $knownAt < o.supersededAt
  AND NOT o.kind IN $kindsWithoutCode AND coalesce(o.status <> 'dissolved', true)
RETURN o.registrationNumber AS number, o.id AS id, coalesce(o.regionCode, '') AS regionCode
ORDER BY number, id
