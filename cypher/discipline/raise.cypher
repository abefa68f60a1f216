// raise — mark one statement as objected to (异议标注)
//
// mode     write
// params   $objection Map · $raisedOn Date · $at DateTime · $actor String · $hopText String
// returns  raised Int
// keys     Objection.id; CaseStep.id
// stale    none: an objection and its steps stay
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
WHERE NOT EXISTS { (:Objection {id: $objection.id}) }
CREATE (o:Objection)
SET o = $objection, o.raisedOn = $raisedOn, o.markedAt = $at, o.status = 'pending', o.hopText = $hopText
CREATE (step:CaseStep {id: o.id + ':raised'})-[:OF]->(o)
SET step += {on: $raisedOn, at: $at, actor: $actor, action: 'raised', reason: o.reason}
WITH o
CALL (o) {
  UNWIND o.subjectIds AS subjectId
  MATCH (subject:Subject {id: subjectId})
  MERGE (o)-[:AGAINST]->(subject)
}
RETURN count(o) AS raised
