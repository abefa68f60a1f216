// unfinished — loads that a killed process left in the middle
//
// mode     read
// returns  id String · outcome String
// grain    one row per load
// basis    src/load/account/recover.ts
// cost     one scan of LoadRun
MATCH (run:LoadRun)
WHERE run.outcome IN ['running', 'rollingBack'] OR (run.outcome = 'complete' AND NOT run.refreshed)
RETURN run.id AS id, run.outcome AS outcome
ORDER BY run.recordedAt, id
