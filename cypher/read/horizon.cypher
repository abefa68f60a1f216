// horizon — the moment of a load still under way: nothing of it may be seen yet
//
// mode     read
// returns  recordedAt DateTime
// grain    one row, null when no load is under way
// basis    src/load/README.md
// cost     scan of LoadRun
OPTIONAL MATCH (run:LoadRun)
WHERE run.outcome IN ['running', 'rollingBack']
RETURN min(run.recordedAt) AS recordedAt
