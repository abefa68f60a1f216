// listings — every listing known at one moment, whatever its dates
//
// mode     read
// params   $knownAt DateTime
// returns  node Int · listCode String · listedOn String · inUseUntil String
// grain    one row per listing; dates as text, open end = 9999-12-31; nodes by their number within this run
// basis    src/model/list-catalogue.ts
// cost     one scan of Listing
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (subject:Subject)-[:LISTED_AS]->(listing:Listing)
WHERE listing.recordedAt <= $knownAt < listing.supersededAt
RETURN id(subject) AS node, listing.listCode AS listCode,
       toString(listing.listedOn) AS listedOn, toString(listing.inUseUntil) AS inUseUntil
