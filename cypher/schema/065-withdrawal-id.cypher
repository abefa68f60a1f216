// 065-withdrawal-id — one node per Withdrawal (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT withdrawal_id IF NOT EXISTS FOR (x:Withdrawal) REQUIRE x.id IS UNIQUE
