// 045-alert-opened-at — alerts by the time they opened (线索开启时间)
//
// mode     schema
// basis    cypher/README.md
CREATE RANGE INDEX alert_opened_at IF NOT EXISTS FOR (a:Alert) ON (a.openedAt)
