// 108-code-quality-first — what was counted before versions were kept has nothing before it (赋码质量)
//
// mode     schema
// basis    cypher/README.md
MATCH (q:CodeQuality)
WHERE q.isFirst IS NULL
CALL (q) {
  SET q.isFirst = true
} IN TRANSACTIONS OF 10000 ROWS
