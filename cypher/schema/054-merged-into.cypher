// 054-merged-into — a judgement that two subjects are one person (同一人认定)
//
// mode     schema
// basis    src/load/README.md
CREATE CONSTRAINT merged_into IF NOT EXISTS FOR ()-[r:MERGED_INTO]-() REQUIRE r.judgementId IS UNIQUE
