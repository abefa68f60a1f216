// forget — take the keys of older secrets from persons whose number is not under seal
//
// mode     write
// params   $low String · $high String · $limit Int
// returns  forgotten Int
// keys     Person.personKey, SubjectVersion.personKey outside of one secret's range
// stale    none: the persons stay as known by name; their source's next delivery keys them again
CALL () {
  MATCH (v:Person)
  WHERE v.personKey < $low OR v.personKey >= $high
  RETURN v
  UNION ALL
  MATCH (v:SubjectVersion)
  WHERE v.personKey < $low OR v.personKey >= $high
  RETURN v
}
WITH v
LIMIT toInteger($limit)
// Without its hash the next delivery that says the same is taken as new.
SET v.personKey = null, v.contentHash = CASE WHEN v.contentHash IS NULL THEN null ELSE '' END
RETURN count(v) AS forgotten
