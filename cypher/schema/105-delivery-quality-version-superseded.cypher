// 105-delivery-quality-version-superseded — figures of deliveries that were counted anew since a moment (数据质量旧版)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX delivery_quality_version_superseded IF NOT EXISTS FOR (q:DeliveryQualityVersion) ON (q.supersededAt)
