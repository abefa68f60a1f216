// loads-so-far — what tells one state of the register from another (入库版本)
//
// mode     read
// params   $ownSourceIds List<String>
// returns  refreshed Boolean · loads Int · latest DateTime
// grain    at most one row for loads whose subjects were told anew, one for those where that is to come; the same rows =
//          no subject was told in between: a delivery of lists changes nothing here, a decision or judgement may
// basis    src/read/subject-counts.ts
// cost     one scan of LoadRun
MATCH (load:LoadRun {outcome: 'complete'})
WHERE coalesce(load.namesSubjects, true) OR load.sourceId IN $ownSourceIds
RETURN load.refreshed AS refreshed, count(load) AS loads, max(load.recordedAt) AS latest
ORDER BY refreshed
