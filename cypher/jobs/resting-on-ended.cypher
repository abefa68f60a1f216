// resting-on-ended — open leads and score lines that rest on what has ended (期满后仍被引用)
//
// mode     read
// params   $asOf Date · $knownAt DateTime · $listCodes List<String> · $rulesOfThePast List<String>
// returns  kind String · id String · madeBy String · statementId String
// grain    one row per lead or score and statement it rests on; madeBy = the rule, or score
// basis    src/jobs/run-expiry.ts
// cost     one scan of Listing, Penalty and of the leads that are closed
CALL () {
  MATCH (subject:Subject)-[:LISTED_AS]->(listing:Listing)
  WHERE listing.recordedAt <= $knownAt
    AND (NOT listing.listedOn <= $asOf < listing.inUseUntil OR listing.supersededAt <= $knownAt
         OR NOT listing.listCode IN $listCodes)
    // Told again in other words it may still stand.
    AND NOT EXISTS {
      MATCH (subject)-[:LISTED_AS]->(now:Listing {statementId: listing.statementId})
      WHERE now.listedOn <= $asOf < now.inUseUntil AND now.recordedAt <= $knownAt < now.supersededAt
        AND now.listCode IN $listCodes
    }
  MATCH (subject)<-[:ABOUT|BECAUSE_OF]-(alert:Alert)
  WHERE alert.status <> 'RESOLVED'
    // Who looks at the past may rest on what has ended, as long as that may be shared at all.
    AND (NOT alert.ruleId IN $rulesOfThePast OR NOT EXISTS {
      MATCH (subject)-[:LISTED_AS]->(past:Listing {statementId: listing.statementId})
      WHERE past.listedOn <= $asOf < past.sharedUntil AND past.recordedAt <= $knownAt < past.supersededAt
    })
    AND alert.proofJson CONTAINS '"' + listing.statementId + '"'
  RETURN 'alert' AS kind, alert.id AS id, alert.ruleId AS madeBy, listing.statementId AS statementId
  UNION
  MATCH (subject:Organisation)-[:LISTED_AS]->(listing:Listing)
  WHERE NOT (listing.listedOn <= $asOf < listing.inUseUntil AND listing.recordedAt <= $knownAt < listing.supersededAt)
    AND NOT EXISTS {
      MATCH (subject)-[:LISTED_AS]->(now:Listing {statementId: listing.statementId})
      WHERE now.listedOn <= $asOf < now.inUseUntil AND now.recordedAt <= $knownAt < now.supersededAt
    }
  MATCH (subject)<-[:SCORE_OF]-(score:Score)
  WHERE score.ledgerJson CONTAINS '"' + listing.statementId + '"'
  RETURN 'score' AS kind, subject.id AS id, 'score' AS madeBy, listing.statementId AS statementId
  UNION
  MATCH (subject:Organisation)-[:PENALISED_BY]->(penalty:Penalty)
  WHERE NOT (penalty.decidedOn <= $asOf < penalty.inUseUntil
             AND penalty.recordedAt <= $knownAt < penalty.supersededAt)
    AND NOT EXISTS {
      MATCH (subject)-[:PENALISED_BY]->(now:Penalty {statementId: penalty.statementId})
      WHERE now.decidedOn <= $asOf < now.inUseUntil AND now.recordedAt <= $knownAt < now.supersededAt
    }
  MATCH (subject)<-[:SCORE_OF]-(score:Score)
  WHERE score.ledgerJson CONTAINS '"' + penalty.statementId + '"'
  RETURN 'score' AS kind, subject.id AS id, 'score' AS madeBy, penalty.statementId AS statementId
  UNION
  MATCH (alert:Alert {status: 'RESOLVED'})-[:ABOUT]->(subject:Organisation)<-[:SCORE_OF]-(score:Score)
  WHERE score.ledgerJson CONTAINS '"' + alert.id + '"'
  RETURN 'score' AS kind, subject.id AS id, 'score' AS madeBy, alert.id AS statementId
}
RETURN DISTINCT kind, id, madeBy, statementId
ORDER BY kind, id, statementId
