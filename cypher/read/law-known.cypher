// law-known — what operators had entered beside the built-in law at a moment (当时有效的法规表)
//
// mode     read
// params   $knownAt DateTime
// returns  addedJson String
// grain    one row: the law of the latest run that had begun by then; none where that was not kept
// basis    src/model/law.ts
// cost     the index on startedAt from its end, one run
// waives   01N50, 01N51, 01N52: no job of a young graph has run
MATCH (run:JobRun)
WHERE run.startedAt <= $knownAt AND run.law IS NOT NULL
WITH run
ORDER BY run.startedAt DESC, run.id
LIMIT 1
MATCH (law:Law {digest: run.law})
RETURN law.addedJson AS addedJson
