// migration-record — remember that a schema file was applied
//
// mode     write
// params   $name String · $sha256 String
// returns  name String
// keys     Migration.name
// stale    none
MERGE (m:Migration {name: $name})
SET m.sha256 = $sha256, m.appliedAt = localdatetime()
RETURN m.name AS name
