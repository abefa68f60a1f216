// holdings — every stake in some companies known at one moment, as derive/holdings gives the whole register
//
// mode     read
// params   $companies List<Int> · $knownAt DateTime
// returns  stakes List<Int> · holders List<Int> · companies List<Int> · sharePpms List<Int> ·
//          controlPpms List<Int> · fromDays List<Int> · toDays List<Int>
// grain    one row
// basis    src/jobs/derive-near.ts
// cost     the holders of each company
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $companies AS number
MATCH (company:Subject) WHERE id(company) = number
MATCH (holder:Subject)-[stake:OWNS WHERE stake.recordedAt <= $knownAt < stake.supersededAt]->(company)
WITH stake, id(stake) AS stakeNumber, id(holder) AS holder, id(company) AS company
RETURN collect(stakeNumber) AS stakes, collect(holder) AS holders, collect(company) AS companies,
       collect(stake.sharePpmMin) AS sharePpms, collect(stake.controlPpm) AS controlPpms,
       collect(duration.inDays(date('1970-01-01'), stake.validFrom).days) AS fromDays,
       collect(duration.inDays(date('1970-01-01'), stake.validTo).days) AS toDays
