// last-run — the latest world date on which a rule completed: the book only moves forward
//
// mode     read
// params   $ruleId String
// returns  asOf Date
// grain    one row, null when the rule never completed
// basis    src/alerts/book.ts
// cost     runs of one rule
OPTIONAL MATCH (run:JobRun {job: $ruleId, status: 'done', complete: true})
RETURN max(run.asOf) AS asOf
