// touched — subjects of whom something became known, was taken back, began or ended between two moments
//
// mode     read
// params   $since DateTime · $knownAt DateTime · $asOfBefore Date · $asOf Date
// returns  id String
// grain    one row per subject at either end of such a statement
// basis    src/jobs/touched.ts
// cost     one scan of all statements
CALL () {
  MATCH (from:Subject)-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO|CONTROLS|CONTROLS_IN_CONCERT|CASCADES]->(to:Subject)
  WHERE r.recordedAt > $since OR $since < r.supersededAt <= $knownAt
     OR $asOfBefore < r.validFrom <= $asOf OR $asOfBefore < r.validTo <= $asOf
  UNWIND [from, to] AS subject
  RETURN subject
  UNION
  MATCH (subject:Subject)-[:LISTED_AS|PENALISED_BY|HAS_RECORD|HAS_CONFLICT]->(fact)
  WHERE fact.recordedAt > $since OR $since < fact.supersededAt <= $knownAt
     OR $asOfBefore < fact.validFrom <= $asOf OR $asOfBefore < fact.validTo <= $asOf
     // What the law makes of it (停止共享和使用) may end sooner.
     OR $asOfBefore < fact.inUseUntil <= $asOf OR $asOfBefore < fact.sharedUntil <= $asOf
  RETURN subject
  UNION
  MATCH (subject:Subject)
  WHERE subject.statementId IS NOT NULL
    AND (subject.recordedAt > $since OR $since < subject.supersededAt <= $knownAt)
  RETURN subject
  UNION
  MATCH (subject:Subject)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt > $since OR $since < version.supersededAt <= $knownAt
  RETURN subject
}
RETURN DISTINCT subject.id AS id
