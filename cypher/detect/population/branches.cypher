// branches — of how many subjects the findings are a part (分支机构与总公司)
//
// mode     read
// returns  population Int
// grain    one row; all that the graph holds, whatever their dates: reading those would cost more than most rules
// basis    src/rules/rule.ts
// cost     one scan of BRANCH_OF
MATCH (branch)-[:BRANCH_OF]->(office)
UNWIND [branch, office] AS subject
RETURN count(DISTINCT subject) AS population
