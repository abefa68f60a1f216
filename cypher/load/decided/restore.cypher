// restore — no longer keep out the words that a decision took back: it was lifted, or another stands in its place
//
// mode     write
// params   $id String · $at DateTime · $liftedBy String
// returns  restored Int
// keys     Withdrawal.id
// stale    none: it stays, for whoever asks why a row was kept out
// waives   01N52: no words of a young graph were taken back
MATCH (withdrawal:Withdrawal {id: $id})
WHERE withdrawal.liftedAt IS NULL
SET withdrawal.liftedAt = $at, withdrawal.liftedBy = $liftedBy
RETURN count(withdrawal) AS restored
