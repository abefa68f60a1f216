// holdings — every stake known at one moment, whatever its dates, as lists of parallel columns of whole numbers
//
// mode     read
// params   $knownAt DateTime
// returns  stakes List<Int> · holders List<Int> · companies List<Int> · sharePpms List<Int> ·
//          controlPpms List<Int> · fromDays List<Int> · toDays List<Int>
// grain    one row per page of stakes: lists travel about twice as fast as rows; nodes and stakes by their number
//          within this run, which is never stored; days count from 1970-01-01
// basis    src/ownership/README.md
// cost     one scan of OWNS; no labels at its ends, or the plan goes by the nodes and takes twice as long
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (holder)-[stake:OWNS]->(company)
WHERE stake.recordedAt <= $knownAt < stake.supersededAt
WITH id(stake) AS number, id(holder) AS holder, id(company) AS company, stake
WITH number / 10000 AS page, number, holder, company, stake.sharePpmMin AS sharePpm, stake.controlPpm AS controlPpm,
     duration.inDays(date('1970-01-01'), stake.validFrom).days AS fromDay,
     duration.inDays(date('1970-01-01'), stake.validTo).days AS toDay
WITH page, collect(number) AS stakes, collect(holder) AS holders, collect(company) AS companies,
       collect(sharePpm) AS sharePpms, collect(controlPpm) AS controlPpms,
       collect(fromDay) AS fromDays, collect(toDay) AS toDays
RETURN stakes, holders, companies, sharePpms, controlPpms, fromDays, toDays
