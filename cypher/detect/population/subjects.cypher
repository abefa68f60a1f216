// subjects — of how many subjects the findings are a part (全部主体)
//
// mode     read
// returns  population Int
// grain    one row; all that the graph holds, whatever their dates: reading those would cost more than most rules
// basis    src/rules/rule.ts
// cost     none: the server keeps this count
MATCH (subject:Subject)
RETURN count(subject) AS population
