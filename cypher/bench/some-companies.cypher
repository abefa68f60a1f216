// some-companies — companies with a stake in them, for changes and questions to be measured
//
// mode     read
// params   $limit Int
// returns  holderId String · companyId String
// grain    one row per company, in no order that matters
// basis    src/bench/run-bench.ts
// cost     a part of one scan
MATCH (holder:Subject)-[stake:OWNS]->(company:Organisation)
WHERE stake.supersededAt = localdatetime('9999-12-31T00:00:00') AND stake.validTo = date('9999-12-31')
WITH holder, stake, company
LIMIT $limit
RETURN holder.id AS holderId, company.id AS companyId
ORDER BY companyId
