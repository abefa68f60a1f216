// leads-on-ended — leads that are not closed and rest on a fact that no longer stands (期满后仍被引用的线索)
//
// mode     read
// params   $asOf Date · $knownAt DateTime · $listCodes List<String> · $rulesOfPastListings List<String> ·
//          $rulesOfPastRelations List<String>
// returns  id String · madeBy String · statementId String
// grain    one row per lead and statement; madeBy = the rule. A hop is read off the text of the proof, which
//          src/read/proof.ts writes in one order; a kind of hop that is not known here stands for nothing
// basis    src/jobs/run-expiry.ts
// cost     one scan of Alert, an index seek a hop
// waives   03N95: role is address or phone, of subjects found by their ids
MATCH (alert:Alert)
WHERE alert.status <> 'RESOLVED'
WITH alert, alert.ruleId IN $rulesOfPastListings AS usesPastListings,
     alert.ruleId IN $rulesOfPastRelations AS usesPastRelations
UNWIND split(alert.proofJson, '{"statementId":"')[1..] AS hop
// By quotes: 0 statement, 4 kind, 8 from, 12 to, 18 role where there is one.
WITH alert, usesPastListings, usesPastRelations, split(hop, '"') AS cells
WITH alert, usesPastListings, usesPastRelations, cells[0] AS statementId, cells[4] AS kind, cells[8] AS fromId,
     cells[12] AS toId, cells[18] AS role
// All versions of the statement; told again in other words, between the same two, it still stands.
WITH alert, usesPastListings, usesPastRelations, statementId, kind, fromId, toId,
     CASE kind
       WHEN 'OWNS' THEN COLLECT { MATCH ()-[r:OWNS {statementId: statementId}]->() RETURN r }
       WHEN 'HOLDS_POSITION' THEN COLLECT { MATCH ()-[r:HOLDS_POSITION {statementId: statementId}]->() RETURN r }
       WHEN 'GUARANTEES' THEN COLLECT { MATCH ()-[r:GUARANTEES {statementId: statementId}]->() RETURN r }
       WHEN 'BRANCH_OF' THEN COLLECT { MATCH ()-[r:BRANCH_OF {statementId: statementId}]->() RETURN r }
       WHEN 'ACTS_WITH' THEN COLLECT { MATCH ()-[r:ACTS_WITH {statementId: statementId}]->() RETURN r }
       WHEN 'FAMILY_OF' THEN COLLECT { MATCH ()-[r:FAMILY_OF {statementId: statementId}]->() RETURN r }
       WHEN 'PLEDGES' THEN COLLECT { MATCH ()-[r:PLEDGES {statementId: statementId}]->() RETURN r }
       WHEN 'SUPPLIES_TO' THEN COLLECT { MATCH ()-[r:SUPPLIES_TO {statementId: statementId}]->() RETURN r }
     END AS relations,
     CASE kind
       WHEN 'LISTED_AS' THEN COLLECT {
         MATCH (fact:Listing {statementId: statementId})<-[:LISTED_AS]-(:Subject {id: fromId})
         USING INDEX fact:Listing(statementId) RETURN fact }
       WHEN 'HAS_RECORD' THEN COLLECT {
         MATCH (fact:Record {statementId: statementId})<-[:HAS_RECORD]-(:Subject {id: fromId})
         USING INDEX fact:Record(statementId) RETURN fact }
       // What a subject says of itself proves something as long as the lead's target says the same.
       WHEN 'SUBJECT' THEN COLLECT {
         MATCH (fact:Subject {id: fromId})
         MATCH (target:Subject {id: alert.targetId})
         WHERE fact[role] <> '' AND fact[role] = target[role] RETURN fact }
     END AS facts
WHERE NOT coalesce(
  any(r IN relations WHERE startNode(r).id = fromId AND endNode(r).id = toId
    AND r.recordedAt <= $knownAt < r.supersededAt AND (usesPastRelations OR r.validFrom <= $asOf < r.validTo)),
  any(fact IN facts WHERE kind = 'SUBJECT' OR fact.recordedAt <= $knownAt < fact.supersededAt AND CASE kind
    // Who looks at the past may rest on a listing that has ended, as long as that may be shared at all.
    WHEN 'LISTED_AS' THEN fact.listedOn <= $asOf < fact.inUseUntil AND fact.listCode IN $listCodes
                       OR usesPastListings AND fact.listedOn <= $asOf < fact.sharedUntil
    ELSE fact.validFrom <= $asOf < fact.validTo END),
  false)
RETURN DISTINCT alert.id AS id, alert.ruleId AS madeBy, statementId
ORDER BY id, statementId
