// scope-nodes — some subjects by their numbers within this run, and who of them is on a severe list (名单主体)
//
// mode     read
// params   $ids List<String> · $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  id String · node Int · listed Boolean
// grain    one row per subject
// basis    src/jobs/run-ripple.ts
// cost     one look-up per subject
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $ids AS id
MATCH (subject:Subject {id: id})
RETURN subject.id AS id, id(subject) AS node,
       EXISTS { (subject)-[:LISTED_AS]->(listing:Listing
         WHERE listing.listCode IN $listCodes
           AND listing.listedOn <= $asOf < listing.inUseUntil
           AND listing.recordedAt <= $knownAt < listing.supersededAt) } AS listed
