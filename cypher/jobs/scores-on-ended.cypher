// scores-on-ended — scores with a line that rests on a fact or a lead that no longer stands (期满后仍被引用的评分)
//
// mode     read
// params   $asOf Date · $knownAt DateTime · $queryOfFactor Map
// returns  id String · madeBy String · statementId String
// grain    one row per subject and piece of evidence, read off the text of the ledger; madeBy = score; queryOfFactor =
//          which query in cypher/score made a line
// basis    src/jobs/run-expiry.ts
// cost     one scan of Score, an index seek a piece of evidence
MATCH (score:Score)
UNWIND split(score.ledgerJson, '{"factor":"')[1..] AS line
WITH score.subjectId AS subjectId, $queryOfFactor[split(line, '"')[0]] AS query,
     split(split(line, '"evidence":[')[1], '"') AS cells
// Texts between quotes: every second cell.
UNWIND [at IN range(1, size(cells) - 2, 2) | cells[at]] AS statementId
WITH subjectId, query, statementId,
     CASE query
       WHEN 'score/listings' THEN COLLECT {
         MATCH (fact:Listing {statementId: statementId})<-[:LISTED_AS]-(:Subject {id: subjectId})
         USING INDEX fact:Listing(statementId) RETURN fact }
       WHEN 'score/penalties' THEN COLLECT {
         MATCH (fact:Penalty {statementId: statementId})<-[:PENALISED_BY]-(:Subject {id: subjectId})
         USING INDEX fact:Penalty(statementId) RETURN fact }
       WHEN 'score/records' THEN COLLECT {
         MATCH (fact:Record {statementId: statementId})<-[:HAS_RECORD]-(:Subject {id: subjectId})
         USING INDEX fact:Record(statementId) RETURN fact }
       WHEN 'score/linkage' THEN COLLECT {
         MATCH (fact:Alert {id: statementId}) WHERE fact.targetId = subjectId RETURN fact }
     END AS facts
WHERE NOT coalesce(any(fact IN facts WHERE CASE query
    WHEN 'score/linkage' THEN fact.status <> 'RESOLVED'
    ELSE fact.recordedAt <= $knownAt < fact.supersededAt
         AND coalesce(fact.listedOn, fact.decidedOn, fact.occurredOn) <= $asOf
         AND coalesce($asOf < fact.inUseUntil, true) END), false)
RETURN DISTINCT subjectId AS id, 'score' AS madeBy, statementId
ORDER BY id, statementId
