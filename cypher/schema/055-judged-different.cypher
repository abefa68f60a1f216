// 055-judged-different — a judgement that two subjects of one name are two persons (非同一人认定)
//
// mode     schema
// basis    src/load/README.md
CREATE CONSTRAINT judged_different IF NOT EXISTS FOR ()-[r:JUDGED_DIFFERENT]-() REQUIRE r.judgementId IS UNIQUE
