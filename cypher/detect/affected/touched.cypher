// touched — whose answer can change with its own facts: the touched alone
//
// mode     read
// params   $touchedIds List<String>
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     one look-up per touched subject
UNWIND $touchedIds AS touchedId
MATCH (subject:Subject {id: touchedId})
RETURN DISTINCT subject.id AS id
