// statement-ids — names of stakes by their number within this run
//
// mode     read
// params   $stakes List<Int>
// returns  stake Int · statementId String
// grain    one row per number
// basis    src/jobs/holdings-known.ts
// cost     one read by number each
// waives   01N00 01N01 01N02: id() is the short name of a relationship within one run, never stored
UNWIND $stakes AS number
MATCH ()-[stake:OWNS]->() WHERE id(stake) = number
RETURN number AS stake, stake.statementId AS statementId
