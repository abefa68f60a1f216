// loaded-at — the instant from which what one load said is known
//
// mode     read
// params   $loadId String
// returns  recordedAt DateTime
// grain    one row, none for an unknown load
// basis    src/jobs/kinds.ts
// cost     index on id
MATCH (load:LoadRun {id: $loadId})
RETURN load.recordedAt AS recordedAt
