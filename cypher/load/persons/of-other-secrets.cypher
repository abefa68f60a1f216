// of-other-secrets — a person keyed by another secret than the newest
//
// mode     read
// params   $low String · $high String
// returns  personKey String
// grain    one row, or none
// basis    src/load/identity/expect-one-secret.ts
// cost     two index seeks
CALL () {
  MATCH (p:Person)
  WHERE p.personKey < $low
  RETURN p
  LIMIT 1
  UNION ALL
  MATCH (p:Person)
  WHERE p.personKey >= $high
  RETURN p
  LIMIT 1
}
RETURN p.personKey AS personKey
LIMIT 1
