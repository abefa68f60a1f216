// codes-shared — codes that more than one subject has (重复的代码)
//
// mode     read
// params   $limit Int
// returns  code String
// grain    one row per code, at most $limit of them, in their order
// basis    src/jobs/run-quality.ts
// cost     the index on uscc in its order
MATCH (s:Subject)
WHERE s.uscc > ''
WITH s.uscc AS code, count(*) AS holders
WHERE holders > 1
RETURN code
ORDER BY code
LIMIT $limit
