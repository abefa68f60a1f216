// officers — of how many subjects the findings are a part (任职人员)
//
// mode     read
// returns  population Int
// grain    one row; all that the graph holds, whatever their dates: reading those would cost more than most rules
// basis    src/rules/rule.ts
// cost     one look at the links of each person
MATCH (subject:Person)
WHERE EXISTS { (subject)-[:HOLDS_POSITION]->() }
RETURN count(subject) AS population
