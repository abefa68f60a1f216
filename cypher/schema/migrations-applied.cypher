// migrations-applied — schema files this database has seen
//
// mode     read
// returns  name String · sha256 String
// grain    one row per applied file
// basis    src/graph/migrate.ts
// cost     as many rows as files
MATCH (m:Migration)
RETURN m.name AS name, m.sha256 AS sha256
ORDER BY name
