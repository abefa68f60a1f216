// open-cases-clocks — how many cases are open, by what they wait for and since when (待办异议与修复)
//
// mode     read
// params   $regionPrefix String · $asOf Date · $knownAt DateTime
// returns  clockKey String · awaits String · ofWhat String · cameOn Date · acceptedOn Date · regionCode String ·
//          heldByProvider Boolean · isExtended Boolean · open Int
// grain    one row per clock: all cases of a row are due on one day
// basis    src/read/README.md
// cost     indexes on status and decidedAt, so what is open and what was decided since knownAt
// waives   01N50, 01N51, 01N52: nobody has objected in a young graph
CALL () {
  MATCH (o:Objection)
  WHERE (o.status = 'pending' OR o.decidedAt > $knownAt) AND o.markedAt <= $knownAt AND o.raisedOn <= $asOf
    AND ($regionPrefix IS NULL OR o.regionCode STARTS WITH $regionPrefix)
  RETURN 'decideObjection' AS awaits, 'objection' AS ofWhat, o.raisedOn AS cameOn, null AS acceptedOn,
         o.regionCode AS regionCode, o.heldByProvider AS heldByProvider,
         coalesce(o.extendedAt <= $knownAt, false) AS isExtended
  UNION ALL
  MATCH (r:RepairApplication)
  WHERE (r.status IN ['applied', 'accepted'] OR r.decidedAt > $knownAt) AND r.recordedAt <= $knownAt
    AND r.appliedOn <= $asOf AND ($regionPrefix IS NULL OR r.regionCode STARTS WITH $regionPrefix)
  WITH r, coalesce(r.acceptedAt <= $knownAt, false) AS isAccepted
  RETURN CASE WHEN isAccepted THEN 'decideRepair' ELSE 'acceptRepair' END AS awaits, 'repair' AS ofWhat,
         r.appliedOn AS cameOn, CASE WHEN isAccepted THEN r.acceptedOn END AS acceptedOn,
         r.regionCode AS regionCode, false AS heldByProvider, false AS isExtended
  UNION ALL
  MATCH (review:CaseReview)-[:OF]->(c:Objection|RepairApplication)
  WHERE (review.status = 'pending' OR review.decidedAt > $knownAt) AND review.requestedAt <= $knownAt
    AND review.requestedOn <= $asOf AND ($regionPrefix IS NULL OR c.regionCode STARTS WITH $regionPrefix)
  RETURN 'decideReview' AS awaits, CASE WHEN c:Objection THEN 'objection' ELSE 'repair' END AS ofWhat,
         review.requestedOn AS cameOn, null AS acceptedOn,
         c.regionCode AS regionCode, false AS heldByProvider, false AS isExtended
}
WITH awaits, ofWhat, cameOn, acceptedOn, regionCode, heldByProvider, isExtended, count(*) AS open
RETURN awaits + ' ' + ofWhat + ' ' + toString(cameOn) + ' ' + coalesce(toString(acceptedOn), '-') + ' ' +
       coalesce(regionCode, '-') + ' ' + toString(heldByProvider) + ' ' + toString(isExtended) AS clockKey,
       awaits, ofWhat, cameOn, acceptedOn, regionCode, heldByProvider, isExtended, open
ORDER BY clockKey
