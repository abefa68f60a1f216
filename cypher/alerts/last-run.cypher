// last-run — the latest moment for which a rule completed: the book only moves forward
//
// mode     read
// params   $ruleId String
// returns  asOf Date · knownAt DateTime · question String · rowsIn Int · rowsOut Int · hubsJson String
// grain    one row, none when the rule never completed
// basis    src/alerts/known.ts
// cost     runs of one rule
// waives   01N52: no run of a young graph has ended
MATCH (run:JobRun {job: $ruleId, status: 'done', complete: true})
RETURN run.asOf AS asOf, run.knownAt AS knownAt, run.question AS question, run.rowsIn AS rowsIn,
       run.rowsOut AS rowsOut, run.hubsJson AS hubsJson
ORDER BY asOf DESC, knownAt DESC
LIMIT 1
