// great-hubs — subjects with so many links that a walk ends at them (大户)
//
// mode     read
// params   $ids List<String> · $kinds List<String> · $linksMax Int
// returns  id String · links Int
// grain    one row per subject with more links of these kinds than linksMax, whatever their dates
// basis    src/read/README.md
// cost     index on id, then the numbers of links that the store keeps
UNWIND $ids AS id
MATCH (s:Subject {id: id})
WITH s,
     CASE WHEN 'OWNS' IN $kinds THEN COUNT { (s)-[:OWNS]-() } ELSE 0 END +
     CASE WHEN 'CONTROLS' IN $kinds THEN COUNT { (s)-[:CONTROLS]-() } ELSE 0 END +
     CASE WHEN 'CONTROLS_IN_CONCERT' IN $kinds THEN COUNT { (s)-[:CONTROLS_IN_CONCERT]-() } ELSE 0 END +
     CASE WHEN 'HOLDS_POSITION' IN $kinds THEN COUNT { (s)-[:HOLDS_POSITION]-() } ELSE 0 END +
     CASE WHEN 'GUARANTEES' IN $kinds THEN COUNT { (s)-[:GUARANTEES]-() } ELSE 0 END +
     CASE WHEN 'PLEDGES' IN $kinds THEN COUNT { (s)-[:PLEDGES]-() } ELSE 0 END +
     CASE WHEN 'BRANCH_OF' IN $kinds THEN COUNT { (s)-[:BRANCH_OF]-() } ELSE 0 END +
     CASE WHEN 'ACTS_WITH' IN $kinds THEN COUNT { (s)-[:ACTS_WITH]-() } ELSE 0 END +
     CASE WHEN 'FAMILY_OF' IN $kinds THEN COUNT { (s)-[:FAMILY_OF]-() } ELSE 0 END +
     CASE WHEN 'SUPPLIES_TO' IN $kinds THEN COUNT { (s)-[:SUPPLIES_TO]-() } ELSE 0 END AS links
WHERE links > $linksMax
RETURN s.id AS id, links
ORDER BY id
