// holdings — every stake known at one moment, whatever its dates, as lists of parallel columns
//
// mode     read
// params   $knownAt DateTime
// returns  holderIds List<String> · companyIds List<String> · sharePpms List<Int> · controlPpms List<Int> ·
//          statementIds List<String> · validFroms List<String> · validTos List<String>
// grain    one row per 10,000 stakes: lists travel about twice as fast as rows
// basis    src/ownership/README.md
// cost     one scan of OWNS
MATCH (holder:Subject)-[stake:OWNS]->(company:Subject)
WHERE stake.recordedAt <= $knownAt < stake.supersededAt
WITH holder, stake, company
ORDER BY stake.statementId
WITH collect({holder: holder.id, company: company.id, stake: stake}) AS stakes
UNWIND range(0, size(stakes) - 1, 10000) AS start
WITH stakes[start..start + 10000] AS page
RETURN [s IN page | s.holder] AS holderIds, [s IN page | s.company] AS companyIds,
       [s IN page | s.stake.sharePpmMin] AS sharePpms, [s IN page | s.stake.controlPpm] AS controlPpms,
       [s IN page | s.stake.statementId] AS statementIds,
       [s IN page | toString(s.stake.validFrom)] AS validFroms, [s IN page | toString(s.stake.validTo)] AS validTos
