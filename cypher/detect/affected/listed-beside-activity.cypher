// listed-beside-activity — whose answer can change with an activity: the touched and the listed beside it
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime · $roles List<String> · $sharePpmAbove Int
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     one step from each touched subject to who is active in it
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  // What changed between two has touched both: here only who is active in one that moved to another region.
  MATCH (touched)<-[r:HOLDS_POSITION|OWNS
    WHERE (r.role IN $roles OR r.sharePpmMin > $sharePpmAbove)
      AND r.recordedAt <= $knownAt < r.supersededAt]-(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
  UNION
  MATCH (touched)-[r:BRANCH_OF WHERE r.recordedAt <= $knownAt < r.supersededAt]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
