// loads-so-far — what tells one state of the register from another (入库版本)
//
// mode     read
// returns  outcome String · loads Int · latest DateTime
// grain    one row per outcome; the same rows = nothing was loaded in between
// basis    src/read/subject-counts.ts
// cost     one scan of LoadRun
MATCH (load:LoadRun)
RETURN load.outcome AS outcome, count(load) AS loads, max(load.recordedAt) AS latest
ORDER BY outcome
