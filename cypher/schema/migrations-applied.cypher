// migrations-applied — schema files this database has seen
//
// mode     read
// returns  name String · sha256 String
// grain    one row per applied file
MATCH (m:Migration)
RETURN m.name AS name, m.sha256 AS sha256
ORDER BY name
