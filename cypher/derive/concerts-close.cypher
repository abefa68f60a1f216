// concerts-close — supersede derived edges that a fresh derivation no longer says (control in concert, 与一致行动人共同控制)
//
// mode     write
// params   $versionIds List<String> · $recordedAt DateTime
// returns  closed Int
// keys     CONTROLS_IN_CONCERT.versionId
// stale    none: what was believed stays, with its end
UNWIND $versionIds AS versionId
MATCH (:Subject)-[r:CONTROLS_IN_CONCERT {versionId: versionId}]->(:Subject)
SET r.supersededAt = $recordedAt
RETURN count(r) AS closed
