// held-holders — companies that hold companies and are held by companies (既持股又被企业持股的企业)
//
// mode     read
// params   $asOf Date · $knownAt DateTime · $sharePpmMin Int
// returns  node Int
// grain    one row per company
// basis    src/rules/rule.ts
// cost     one scan of the stakes between organisations
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (company:Organisation)-[held:OWNS WHERE held.sharePpmMin >= $sharePpmMin
  AND held.validFrom <= $asOf < held.validTo
  AND held.recordedAt <= $knownAt < held.supersededAt]->(:Organisation)
WITH DISTINCT company
WHERE EXISTS { (company)<-[stake:OWNS WHERE stake.sharePpmMin >= $sharePpmMin
  AND stake.validFrom <= $asOf < stake.validTo
  AND stake.recordedAt <= $knownAt < stake.supersededAt]-(:Organisation) }
RETURN id(company) AS node
