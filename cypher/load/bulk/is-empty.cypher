// is-empty — whether the graph holds nothing but its schema and accounts of loads, and how many of these
//
// mode     read
// returns  isEmpty Boolean · loads Integer
// grain    one row
// basis    src/load/bulk/first-load.ts
// cost     nodes until the first other one
RETURN NOT EXISTS {
  MATCH (n)
  WHERE NOT (n:Migration OR n:LoadRun OR n:JobLock)
} AS isEmpty, COUNT { (:LoadRun) } AS loads
