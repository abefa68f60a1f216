// contested — one version of one statement of any table, with what it says and the subjects it speaks of
//
// mode     read
// params   $statementId String · $bareId String · $closedBy String
// returns  table String · target String · kind String · fact Map · ends List<Map>
// grain    one row, none where no such statement is believed; closedBy = load that closed the version, null = the open one
// basis    src/load/decided/contested.ts
// cost     one index seek a table
// waives   01N50, 01N51, 01N52: a young graph holds not every kind of statement
CALL () {
  MATCH (from:Subject)-[r:OWNS {statementId: $statementId}]->(to:Subject)
  RETURN 'shareholdings' AS table, 'shareholdings' AS target, '' AS kind, r AS fact, [from, to] AS ends
  UNION ALL
  MATCH (from:Subject)-[r:HOLDS_POSITION {statementId: $statementId}]->(to:Subject)
  RETURN 'positions' AS table, 'positions' AS target, '' AS kind, r AS fact, [from, to] AS ends
  UNION ALL
  MATCH (from:Subject)-[r:GUARANTEES {statementId: $statementId}]->(to:Subject)
  RETURN 'links' AS table, 'guarantees' AS target, 'guarantees' AS kind, r AS fact, [from, to] AS ends
  UNION ALL
  MATCH (from:Subject)-[r:BRANCH_OF {statementId: $statementId}]->(to:Subject)
  RETURN 'links' AS table, 'branch-of' AS target, 'branchOf' AS kind, r AS fact, [from, to] AS ends
  UNION ALL
  MATCH (from:Subject)-[r:ACTS_WITH {statementId: $statementId}]->(to:Subject)
  RETURN 'links' AS table, 'acts-with' AS target, 'actsWith' AS kind, r AS fact, [from, to] AS ends
  UNION ALL
  MATCH (from:Subject)-[r:FAMILY_OF {statementId: $statementId}]->(to:Subject)
  RETURN 'links' AS table, 'family-of' AS target, 'familyOf' AS kind, r AS fact, [from, to] AS ends
  UNION ALL
  MATCH (from:Subject)-[r:PLEDGES {statementId: $statementId}]->(to:Subject)
  RETURN 'links' AS table, 'pledges' AS target, 'pledges' AS kind, r AS fact, [from, to] AS ends
  UNION ALL
  MATCH (from:Subject)-[r:SUPPLIES_TO {statementId: $statementId}]->(to:Subject)
  RETURN 'links' AS table, 'supplies-to' AS target, 'suppliesTo' AS kind, r AS fact, [from, to] AS ends
  UNION ALL
  MATCH (subject:Subject)-[:LISTED_AS]->(fact:Listing {statementId: $statementId})
  RETURN 'listings' AS table, 'listings' AS target, '' AS kind, fact, [subject] AS ends
  UNION ALL
  MATCH (subject:Subject)-[:PENALISED_BY]->(fact:Penalty {statementId: $statementId})
  RETURN 'penalties' AS table, 'penalties' AS target, '' AS kind, fact, [subject] AS ends
  UNION ALL
  MATCH (subject:Subject)-[:HAS_RECORD]->(fact:Record {statementId: $statementId})
  RETURN 'records' AS table, 'records' AS target, '' AS kind, fact, [subject] AS ends
  UNION ALL
  MATCH (subject:Subject)<-[:VERSION_OF]-(fact:SubjectVersion {statementId: $statementId})
  RETURN 'subjects' AS table, 'subjects' AS target, '' AS kind, fact, [subject] AS ends
  UNION ALL
  // Told once, a subject is its own version: it goes by the id that told it, or by that with its source before it.
  MATCH (fact:Subject)
  WHERE fact.id IN [$statementId, $bareId] AND fact.statementId = $statementId
  RETURN 'subjects' AS table, 'subjects' AS target, '' AS kind, fact, [fact] AS ends
}
WITH table, target, kind, fact, ends
WHERE CASE WHEN $closedBy IS NULL THEN fact.supersededAt = localdatetime('9999-12-31T00:00:00')
           ELSE fact.supersededBy = $closedBy END
RETURN table, target, kind, properties(fact) AS fact, [one IN ends | {subjectId: one.id, isPerson: one:Person}] AS ends
