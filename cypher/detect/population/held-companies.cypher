// held-companies — of how many subjects the findings are a part (有股东的企业)
//
// mode     read
// returns  population Int
// grain    one row; all that the graph holds, whatever their dates: reading those would cost more than most rules
// basis    src/rules/rule.ts
// cost     one look at the links of each organisation
MATCH (subject:Organisation)
WHERE EXISTS { (subject)<-[:OWNS]-() }
RETURN count(subject) AS population
