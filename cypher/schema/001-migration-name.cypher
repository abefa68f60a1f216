// 001-migration-name — one record per applied schema file
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT migration_name IF NOT EXISTS FOR (m:Migration) REQUIRE m.name IS UNIQUE
