// 081-in-use-until — until derive asks the law, what was loaded before counts as long as its source says (停止共享和使用日)
//
// mode     schema
// basis    cypher/README.md
MATCH (fact:Listing|Penalty)
WHERE fact.inUseUntil IS NULL
CALL (fact) {
  SET fact.inUseUntil = coalesce(fact.removedOn, fact.publishUntil)
} IN TRANSACTIONS OF 10000 ROWS
