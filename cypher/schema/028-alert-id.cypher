// 028-alert-id — one node per alert
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT alert_id IF NOT EXISTS FOR (a:Alert) REQUIRE a.id IS UNIQUE
