// await-indexes — wait until every index is populated; two hours are more than any province takes
//
// mode     schema
CALL db.awaitIndexes(7200)
