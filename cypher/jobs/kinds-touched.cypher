// kinds-touched — which kinds of statements changed at some subjects since an instant
//
// mode     read
// params   $touchedIds List<String> · $since DateTime
// returns  kind String
// grain    one row per relationship type; VERSION_OF = what a subject says of itself
// basis    src/jobs/kinds.ts
// cost     the statements at each touched subject that is no hub, and those between hubs
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
// A statement that changed has touched both its ends: it is met at the narrower, a hub is looked at beside hubs only.
WITH touched, COUNT { (touched)-[:OWNS|HOLDS_POSITION|GUARANTEES|SUPPLIES_TO|BRANCH_OF]-() } > 1000 AS isWide
WITH collect(touched) AS touchedOnes, collect(CASE WHEN isWide THEN touched END) AS wideOnes
UNWIND touchedOnes AS touched
CALL (touched, wideOnes) {
  WITH touched, wideOnes
  WHERE NOT touched IN wideOnes
  MATCH (touched)-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO|CONTROLS|CONTROLS_IN_CONCERT|CASCADES]-(:Subject)
  WHERE r.recordedAt >= $since OR $since <= r.supersededAt < localdatetime('9999-12-31T00:00')
  RETURN type(r) AS kind
  UNION
  WITH touched, wideOnes
  WHERE touched IN wideOnes
  UNWIND wideOnes AS wide
  MATCH (touched)-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO|CONTROLS|CONTROLS_IN_CONCERT|CASCADES]-(wide)
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
