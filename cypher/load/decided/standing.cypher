// standing — what the decisions of one case took back and still keep out
//
// mode     read
// params   $decidedBy List<String>
// returns  id String · statementId String · closedBy String · lastSaid String · laterBy String
// grain    one row per withdrawal; lastSaid = what its source last said of it: same, other, nothing;
//          closedBy = the load that closed the version; laterBy = a later decision on the same statement that stands
// basis    src/load/decided/undoing.ts
// cost     one scan of Withdrawal
// waives   01N50, 01N52: nothing has been decided in a young graph
MATCH (withdrawal:Withdrawal)
WHERE withdrawal.decidedBy IN $decidedBy AND withdrawal.liftedAt IS NULL
CALL (withdrawal) {
  // A delivery that was taken back said nothing.
  UNWIND withdrawal.heard AS heard
  MATCH (run:LoadRun {id: split(heard, ':')[0], outcome: 'complete'})
  RETURN last(collect(split(heard, ':')[1])) AS lastSaid
}
CALL (withdrawal) {
  OPTIONAL MATCH (later:Withdrawal {statementId: withdrawal.statementId})
  WHERE later.liftedAt IS NULL AND later.at > withdrawal.at
  WITH later
  ORDER BY later.at DESC
  RETURN head(collect(later.decidedBy)) AS laterBy
}
RETURN withdrawal.id AS id, withdrawal.statementId AS statementId, coalesce(withdrawal.closedBy, withdrawal.loadId) AS closedBy,
       coalesce(lastSaid, 'same') AS lastSaid, laterBy
