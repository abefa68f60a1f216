// await-indexes — wait until every index is populated
//
// mode     schema
CALL db.awaitIndexes(300)
