// kinds-touched — which kinds of statements changed at some subjects since an instant
//
// mode     read
// params   $touchedIds List<String> · $since DateTime
// returns  kind String
// grain    one row per relationship type; VERSION_OF = what a subject says of itself
// basis    src/jobs/kinds.ts
// cost     the statements at each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  MATCH (touched)-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO|CONTROLS|CASCADES]-(:Subject)
  WHERE r.recordedAt >= $since OR $since <= r.supersededAt < localdatetime('9999-12-31T00:00')
  RETURN type(r) AS kind
  UNION
  MATCH (touched)-[r:LISTED_AS|PENALISED_BY|HAS_RECORD|HAS_CONFLICT]->(fact)
  WHERE fact.recordedAt >= $since OR $since <= fact.supersededAt < localdatetime('9999-12-31T00:00')
  RETURN type(r) AS kind
  UNION
  MATCH (touched)<-[r:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt >= $since OR $since <= version.supersededAt < localdatetime('9999-12-31T00:00')
  RETURN type(r) AS kind
}
RETURN DISTINCT kind
ORDER BY kind
