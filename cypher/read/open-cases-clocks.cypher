// open-cases-clocks — how many cases are open, by what they wait for and since when (待办异议与修复)
//
// mode     read
// params   $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $decidedAfter DateTime · $asOf Date · $knownAt DateTime
// returns  clockKey String · awaits String · ofWhat String · cameOn Date · acceptedOn Date · regionCode String ·
//          heldByProvider Boolean · isExtended Boolean · open Int
// grain    one row per clock: all cases of a row are due on one day
// basis    src/read/README.md
// cost     indexes on status and decidedAt, so what is open and what was decided after the date asked
// waives   01N50, 01N51, 01N52: nobody has objected in a young graph
CALL () {
  MATCH (o:Objection)
  WHERE (o.status = 'pending' OR o.decidedAt > $decidedAfter) AND o.markedAt <= $knownAt AND o.raisedOn <= $asOf
    AND NOT coalesce(o.decidedAt <= $knownAt AND o.decidedOn <= $asOf, false)
    AND ($regionPrefix IS NULL OR o.regionCode IN $movedIn
         OR (o.regionCode STARTS WITH $regionPrefix AND NOT o.regionCode IN $movedOut))
  RETURN 'decideObjection' AS awaits, 'objection' AS ofWhat, o.raisedOn AS cameOn, null AS acceptedOn,
         o.regionCode AS regionCode, o.heldByProvider AS heldByProvider,
         coalesce(o.extendedAt <= $knownAt AND o.extendedOn <= $asOf, false) AS isExtended
  UNION ALL
  MATCH (r:RepairApplication)
  WHERE (r.status IN ['applied', 'accepted'] OR r.decidedAt > $decidedAfter) AND r.recordedAt <= $knownAt
    AND r.appliedOn <= $asOf AND NOT coalesce(r.decidedAt <= $knownAt AND r.decidedOn <= $asOf, false)
    AND ($regionPrefix IS NULL OR r.regionCode IN $movedIn
         OR (r.regionCode STARTS WITH $regionPrefix AND NOT r.regionCode IN $movedOut))
  WITH r, coalesce(r.acceptedAt <= $knownAt AND r.acceptedOn <= $asOf, false) AS isAccepted
  RETURN CASE WHEN isAccepted THEN 'decideRepair' ELSE 'acceptRepair' END AS awaits, 'repair' AS ofWhat,
         r.appliedOn AS cameOn, CASE WHEN isAccepted THEN r.acceptedOn END AS acceptedOn,
         r.regionCode AS regionCode, false AS heldByProvider,
         coalesce(r.extendedAt <= $knownAt AND r.extendedOn <= $asOf, false) AS isExtended
  UNION ALL
  MATCH (review:CaseReview)-[:OF]->(c:Objection|RepairApplication)
  WHERE (review.status = 'pending' OR review.decidedAt > $decidedAfter) AND review.requestedAt <= $knownAt
    AND review.requestedOn <= $asOf AND NOT coalesce(review.decidedAt <= $knownAt AND review.decidedOn <= $asOf, false)
    AND ($regionPrefix IS NULL OR c.regionCode IN $movedIn
         OR (c.regionCode STARTS WITH $regionPrefix AND NOT c.regionCode IN $movedOut))
  RETURN 'decideReview' AS awaits, CASE WHEN c:Objection THEN 'objection' ELSE 'repair' END AS ofWhat,
         review.requestedOn AS cameOn, null AS acceptedOn,
         c.regionCode AS regionCode, false AS heldByProvider, false AS isExtended
}
WITH awaits, ofWhat, cameOn, acceptedOn, regionCode, heldByProvider, isExtended, count(*) AS open
RETURN awaits + ' ' + ofWhat + ' ' + toString(cameOn) + ' ' + coalesce(toString(acceptedOn), '-') + ' ' +
       coalesce(regionCode, '-') + ' ' + toString(heldByProvider) + ' ' + toString(isExtended) AS clockKey,
       awaits, ofWhat, cameOn, acceptedOn, regionCode, heldByProvider, isExtended, open
ORDER BY clockKey
