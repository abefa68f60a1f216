// quality-procedures — subjects of whose listings or steps deliveries told, with all steps known then (认定程序)
//
// mode     read
// params   $loadIds List<String>
// returns  loadId String · regionCode String · listings List<Map> · steps List<Map>
// grain    one row per delivery and subject with a listing and a step, as known when the delivery was recorded; isTold =
//          by this delivery; regionCode = the division of the subject as known then
// basis    src/jobs/quality-procedures.ts
// cost     one scan each of Listing and ListingStep; the subject's own listings and steps for each row of the deliveries
// waives   01N50, 01N51, 01N52: most sources tell of no procedure
CALL () {
  MATCH (subject:Subject)-[:LISTED_AS]->(l:Listing)
  WHERE l.loadId IN $loadIds AND EXISTS { (subject)-[:HAS_LISTING_STEP]->(:ListingStep) }
  RETURN subject, l.loadId AS loadId, l.recordedAt AS known
  UNION
  MATCH (subject:Subject)-[:HAS_LISTING_STEP]->(step:ListingStep)
  WHERE step.loadId IN $loadIds AND EXISTS { (subject)-[:LISTED_AS]->(:Listing) }
  RETURN subject, step.loadId AS loadId, step.recordedAt AS known
}
CALL (subject, known, loadId) {
  MATCH (subject)-[:LISTED_AS]->(l:Listing)
  WHERE l.recordedAt <= known < l.supersededAt
  WITH l, l.loadId = loadId AS isTold
  ORDER BY l.statementId
  RETURN collect(l {.statementId, .listCode, .documentNo, .listedOn, .removedOn, .removalReason, isTold: isTold}) AS listings
}
CALL (subject, known, loadId) {
  MATCH (subject)-[:HAS_LISTING_STEP]->(step:ListingStep)
  WHERE step.recordedAt <= known < step.supersededAt
  WITH step, step.loadId = loadId AS isTold
  ORDER BY step.stageOn, step.statementId
  RETURN collect(step {.sourceId, .procedureId, .listCode, .stage, .stageOn, .documentNo, .listingId, .outcome,
                       isTold: isTold}) AS steps
}
WITH subject, known, loadId, listings, steps
WHERE size(listings) > 0 AND size(steps) > 0
RETURN loadId, coalesce(CASE WHEN subject.statementId IS NOT NULL THEN subject.regionCode ELSE head(COLLECT {
         MATCH (subject)<-[:VERSION_OF]-(v:SubjectVersion)
         WHERE v.recordedAt <= known AND v.regionCode IS NOT NULL
         RETURN v.regionCode
         ORDER BY CASE WHEN v.supersededAt > known THEN 0 ELSE 1 END,
                  v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
       }) END, '') AS regionCode, listings, steps
