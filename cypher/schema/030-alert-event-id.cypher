// 030-alert-event-id — one node per line of history
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT alert_event_id IF NOT EXISTS FOR (e:AlertEvent) REQUIRE e.id IS UNIQUE
