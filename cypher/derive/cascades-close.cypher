// cascades-close — supersede derived edges that a fresh derivation no longer says (stakes that count towards a cascade, 累计持股)
//
// mode     write
// params   $versionIds List<String> · $recordedAt DateTime
// returns  closed Int
// keys     CASCADES.versionId
// stale    none: what was believed stays, with its end
UNWIND $versionIds AS versionId
MATCH (:Subject)-[r:CASCADES {versionId: versionId}]->(:Subject)
SET r.supersededAt = $recordedAt
RETURN count(r) AS closed
