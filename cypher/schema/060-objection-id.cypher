// 060-objection-id — one node per Objection (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT objection_id IF NOT EXISTS FOR (x:Objection) REQUIRE x.id IS UNIQUE
