// 051-code-quality-region — one row of figures per division (赋码质量)
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT code_quality_region IF NOT EXISTS FOR (q:CodeQuality) REQUIRE q.regionCode IS UNIQUE
