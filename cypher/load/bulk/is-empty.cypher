// is-empty — whether the graph holds nothing but its schema and accounts of loads
//
// mode     read
// returns  isEmpty Boolean
// grain    one row
// basis    src/load/bulk/first-load.ts
// cost     nodes until the first other one
RETURN NOT EXISTS {
  MATCH (n)
  WHERE NOT (n:Migration OR n:LoadRun OR n:JobLock)
} AS isEmpty
