// 029-alert-rule — alerts of one rule
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX alert_rule IF NOT EXISTS FOR (a:Alert) ON (a.ruleId)
