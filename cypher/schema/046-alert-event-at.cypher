// 046-alert-event-at — events of alerts by their time (线索动态时间)
//
// mode     schema
// basis    cypher/README.md
CREATE RANGE INDEX alert_event_at IF NOT EXISTS FOR (a:AlertEvent) ON (a.at)
