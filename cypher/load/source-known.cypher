// source-known — whether a source has ever named subjects of its own, and whether there are any
//
// mode     read
// params   $sourceId String
// returns  namesSubjects Boolean · hasSubjects Boolean
// grain    one row
// basis    src/load/identity/subject-ids.ts
// cost     SubjectVersion until the first of this source: a range of versionId
RETURN EXISTS {
  MATCH (v:SubjectVersion)
  WHERE v.versionId STARTS WITH $sourceId + ':'
} AS namesSubjects, EXISTS { MATCH (:Subject) } AS hasSubjects
