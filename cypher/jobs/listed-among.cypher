// listed-among — those of some subjects that are on a severe list (其中的名单主体)
//
// mode     read
// params   $ids List<String> · $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per listed subject
// basis    src/jobs/run-ripple.ts
// cost     one look-up per subject
UNWIND $ids AS id
MATCH (subject:Subject {id: id})
WHERE EXISTS { (subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.removedOn
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
RETURN DISTINCT subject.id AS id
