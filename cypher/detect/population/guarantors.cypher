// guarantors — of how many subjects the findings are a part (担保方)
//
// mode     read
// returns  population Int
// grain    one row; all that the graph holds, whatever their dates: reading those would cost more than most rules
// basis    src/rules/rule.ts
// cost     one scan of GUARANTEES
MATCH (subject)-[:GUARANTEES]->()
RETURN count(DISTINCT subject) AS population
