// controls-close — supersede derived edges that a fresh derivation no longer says (joint control, 实际控制)
//
// mode     write
// params   $versionIds List<String> · $recordedAt DateTime
// returns  closed Int
// keys     CONTROLS.versionId
// stale    none: what was believed stays, with its end
UNWIND $versionIds AS versionId
MATCH (:Subject)-[r:CONTROLS {versionId: versionId}]->(:Subject)
SET r.supersededAt = $recordedAt
RETURN count(r) AS closed
