// population — how many persons, or organisations, are loaded
//
// mode     read
// params   $isPerson Boolean
// returns  subjects Int
// grain    one row
// basis    src/read/namesakes.ts
// cost     two counts that the database keeps
CALL () {
  MATCH (p:Person)
  RETURN count(p) AS persons
}
CALL () {
  MATCH (o:Organisation)
  RETURN count(o) AS organisations
}
RETURN CASE WHEN $isPerson THEN persons ELSE organisations END AS subjects
