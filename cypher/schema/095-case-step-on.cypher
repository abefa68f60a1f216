// 095-case-step-on — the day of each step of a case (办理经过), of those from before steps told it
//
// mode     schema
// basis    cypher/README.md
MATCH (step:CaseStep)-[:OF]->(c:Objection|RepairApplication)
WHERE step.on IS NULL
OPTIONAL MATCH (review:CaseReview)-[:OF]->(c)
CALL (step, c, review) {
  SET step.on = CASE step.action
    WHEN 'raised' THEN c.raisedOn
    WHEN 'applied' THEN c.appliedOn
    WHEN 'accepted' THEN c.acceptedOn
    WHEN 'extended' THEN c.extendedOn
    WHEN 'reviewRequested' THEN review.requestedOn
    WHEN 'reviewReplaced' THEN review.decidedOn
    WHEN 'reviewSustained' THEN review.decidedOn
    WHEN 'lifted' THEN c.liftedOn
    ELSE c.decidedOn END
} IN TRANSACTIONS OF 10000 ROWS
