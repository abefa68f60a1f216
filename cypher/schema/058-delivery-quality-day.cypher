// 058-delivery-quality-day — figures of deliveries by the day of recording (数据质量日期)
//
// mode     schema
// basis    cypher/README.md
CREATE RANGE INDEX delivery_quality_day IF NOT EXISTS FOR (q:DeliveryQuality) ON (q.day)
