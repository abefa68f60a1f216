// 056-alert-version-event — what an alert was before a line of its history (线索旧版)
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT alert_version_event IF NOT EXISTS FOR (v:AlertVersion) REQUIRE v.eventId IS UNIQUE
