// 104-delivery-quality-version-id — what was counted of a delivery before it was counted anew (数据质量旧版)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX delivery_quality_version_id IF NOT EXISTS FOR (q:DeliveryQualityVersion) ON (q.id)
