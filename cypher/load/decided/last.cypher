// last — the newest instant of knowledge: a decision gets a later one
//
// mode     read
// returns  recordedAt DateTime
// grain    one row, null where nothing was loaded
// basis    src/load/decided/decision.ts
// cost     one scan of LoadRun
OPTIONAL MATCH (run:LoadRun)
RETURN max(run.recordedAt) AS recordedAt
