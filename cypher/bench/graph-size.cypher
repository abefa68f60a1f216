// graph-size — how large the measured graph is
//
// mode     read
// returns  nodes Int · links Int
// grain    one row
// basis    src/bench/run-bench.ts
// cost     counts kept by the server
MATCH (n)
WITH count(n) AS nodes
MATCH ()-[r]->()
RETURN nodes, count(r) AS links
