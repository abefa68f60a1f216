// 064-case-step-id — one node per CaseStep (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT case_step_id IF NOT EXISTS FOR (x:CaseStep) REQUIRE x.id IS UNIQUE
