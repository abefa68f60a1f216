// 057-delivery-quality-id — one row of figures per delivery and division (数据质量)
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT delivery_quality_id IF NOT EXISTS FOR (q:DeliveryQuality) REQUIRE q.id IS UNIQUE
