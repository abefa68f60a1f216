// listed-beside-moved-stakes — listed parties whose old or moved stakes a change can touch (股权变动波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per subject; the touched ones, and listed ones above who ever held the same companies
// basis    src/rules/rule.ts
// cost     two hops and three steps of majority from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS near
  UNION
  MATCH (touched)-[stake:OWNS WHERE stake.recordedAt <= $knownAt < stake.supersededAt]->(near:Subject)
  RETURN near
  UNION
  // What a touched person led may have a listed owner, or be listed.
  MATCH (touched)-[office:HOLDS_POSITION {role: 'legalRepresentative'}]->(near:Subject)
  WHERE office.recordedAt <= $knownAt < office.supersededAt
  RETURN near
  UNION
  // And what that in turn took a stake in, when a person's offices grow too many.
  MATCH (touched)-[office:HOLDS_POSITION {role: 'legalRepresentative'}]->(:Subject)-[taken:OWNS]->(near:Subject)
  WHERE office.recordedAt <= $knownAt < office.supersededAt
    AND taken.recordedAt <= $knownAt < taken.supersededAt
  RETURN near
}
WITH DISTINCT touched, near
CALL (near) {
  RETURN near AS holder
  UNION
  MATCH (near)<-[stake:OWNS WHERE stake.recordedAt <= $knownAt < stake.supersededAt]-(holder:Subject)
  RETURN holder
}
WITH touched, collect(DISTINCT holder) AS holders
UNWIND holders AS holder
MATCH (seed:Subject)
      (()-[step:OWNS WHERE step.controlPpm > 500000
        AND step.recordedAt <= $knownAt < step.supersededAt]->()){0,3}
      (holder)
WHERE seed = touched OR EXISTS {
  (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
RETURN DISTINCT seed.id AS id
ORDER BY id
