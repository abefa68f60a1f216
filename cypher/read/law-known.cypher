// law-known — what operators had entered beside the built-in law at a moment (当时有效的法规表)
//
// mode     read
// params   $knownAt DateTime · $limit Int
// returns  addedJson String
// grain    one row a run, the latest that had begun by then first ($limit = 1: the law of then); none where that was not kept
// basis    src/model/law.ts
// cost     the latest runs by the index on beginning, then one law by its digest
// waives   01N50, 01N51, 01N52: no job of a young graph has run
MATCH (run:JobRun)
WHERE run.startedAt <= $knownAt AND run.law IS NOT NULL
WITH run
ORDER BY run.startedAt DESC, run.id
LIMIT $limit
MATCH (law:Law {digest: run.law})
RETURN law.addedJson AS addedJson
ORDER BY run.startedAt DESC, run.id
