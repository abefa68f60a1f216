// subjects-refresh — renew the attributes of subjects from their open versions
//
// mode     write
// params   $subjectIds List<String>
// returns  refreshed Int
// keys     Subject.id
// waives   01N51, 01N52: nobody of a young graph was merged, or has a registration number or LEI
// stale    none: computed anew from the versions, so it may run again at any time
UNWIND $subjectIds AS subjectId
MATCH (s:Subject {id: subjectId})<-[:VERSION_OF]-(v:SubjectVersion)
// What was told of a person who was merged into it, and is apart from it again, is no word on it.
WHERE v.supersededAt = localdatetime('9999-12-31T00:00:00') OR NOT EXISTS {
  (apart:Subject)-[m:MERGED_INTO]->(s)
  WHERE m.supersededAt < localdatetime('9999-12-31T00:00:00')
    AND NOT EXISTS { (apart)-[n:MERGED_INTO]->(s) WHERE n.supersededAt = localdatetime('9999-12-31T00:00:00') }
    // Told of it before the merge, or between the merge and its end.
    AND (EXISTS {
      (apart)<-[:VERSION_OF]-(own:SubjectVersion)
      WHERE own.statementId = v.statementId AND own.supersededBy = m.loadId
    } OR EXISTS {
      (s)<-[:VERSION_OF]-(back:SubjectVersion)
      WHERE back.statementId = v.statementId AND back.supersededBy = m.supersededBy
    })
}
WITH s, v
// Open versions end last of all; among them its own words come before those of who was merged into it, the latest first.
ORDER BY v.supersededAt DESC, v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
WITH s, collect(v) AS versions
WITH s, versions, [v IN versions WHERE v.supersededAt = localdatetime('9999-12-31T00:00:00')] AS open
WITH s, versions, CASE WHEN size(open) > 0 THEN open ELSE versions[..1] END AS told
WITH s, versions, told,
     // A code that holds comes before one that does not.
     head([v IN told WHERE v.usccStatus IN ['valid', 'legacyException']] + [v IN told WHERE v.uscc IS NOT NULL]) AS coded,
     head([v IN told WHERE v.name <> '']) AS named
WITH s, versions, told, coded, named,
     // Names it had before, or has elsewhere, find it too.
     [named.otherNames] + reduce(lines = [], v IN versions |
       CASE WHEN v.name IN ['', named.name] THEN lines ELSE lines + [v.name, v.otherNames] END) AS lines
// A source that is silent about an attribute does not take away what another one says.
SET s.kind = told[0].kind,
    s.name = coalesce(named.name, ''),
    s.initials = named.initials,
    s.organisationCode = coalesce(coded.organisationCode,
      head([v IN told WHERE v.organisationCode IS NOT NULL | v.organisationCode])),
    s.otherNames = nullIf(reduce(text = '', line IN [one IN lines WHERE one IS NOT NULL] |
      CASE WHEN text CONTAINS line THEN text WHEN text = '' THEN line ELSE text + '|' + line END), ''),
    s.formerNames = head([v IN told WHERE v.formerNames IS NOT NULL | v.formerNames]),
    s.uscc = coded.uscc,
    s.usccStatus = coded.usccStatus,
    s.regionCode = head([v IN told WHERE v.regionCode IS NOT NULL | v.regionCode]),
    s.status = coalesce(head([v IN told WHERE v.status <> 'unknown' | v.status]), 'unknown'),
    s.registeredOn = head([v IN told WHERE v.registeredOn IS NOT NULL | v.registeredOn]),
    s.dissolvedOn = head([v IN told WHERE v.dissolvedOn IS NOT NULL | v.dissolvedOn]),
    s.industryCode = head([v IN told WHERE v.industryCode IS NOT NULL | v.industryCode]),
    s.capitalFen = head([v IN told WHERE v.capitalFen IS NOT NULL | v.capitalFen]),
    s.address = head([v IN told WHERE v.address IS NOT NULL | v.address]),
    s.phone = head([v IN told WHERE v.phone IS NOT NULL | v.phone]),
    s.idDigest = head([v IN told WHERE v.idDigest IS NOT NULL | v.idDigest]),
    s.registrationNumber = head([v IN told WHERE v.registrationNumber IS NOT NULL | v.registrationNumber]),
    s.lei = head([v IN told WHERE v.lei IS NOT NULL | v.lei]),
    s.personKey = head([v IN told WHERE v.personKey IS NOT NULL | v.personKey]),
    s.sourceId = told[0].sourceId,
    s.supersededAt = versions[0].supersededAt
RETURN count(s) AS refreshed
