// case-steps — the steps of objections and applications, oldest first (办理经过)
//
// mode     read
// params   $caseIds List<String> · $asOf Date · $knownAt DateTime
// returns  caseId String · on Date · at DateTime · actor String · action String · reason String
// grain    one row per step that was taken by the date, as known at the moment
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N50, 01N51, 01N52: nobody has objected in a young graph
UNWIND $caseIds AS caseId
CALL (caseId) {
  MATCH (step:CaseStep)-[:OF]->(o:Objection {id: caseId})
  RETURN step
  UNION ALL
  MATCH (step:CaseStep)-[:OF]->(r:RepairApplication {id: caseId})
  RETURN step
}
WITH caseId, step
WHERE step.at <= $knownAt AND step.on <= $asOf
RETURN caseId, step.on AS on, step.at AS at, step.actor AS actor, step.action AS action, step.reason AS reason
ORDER BY caseId, at, step.id
