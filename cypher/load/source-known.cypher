// source-known — whether a source has ever named subjects of its own, and whether there are any
//
// mode     read
// params   $sourceId String
// returns  namesSubjects Boolean · hasSubjects Boolean
// grain    one row
// basis    src/load/identity/subject-ids.ts
// cost     one scan of LoadRun
RETURN EXISTS {
  MATCH (run:LoadRun {sourceId: $sourceId, outcome: 'complete'})
  WHERE run.namesSubjects
} AS namesSubjects, EXISTS { MATCH (:Subject) } AS hasSubjects
