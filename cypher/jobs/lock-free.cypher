// lock-free — give a job's lock back
//
// mode     write
// params   $key String · $owner String
// returns  freed Int
// keys     JobLock.key
// stale    none
MATCH (lock:JobLock {key: $key})
WHERE lock.owner = $owner
SET lock.owner = null, lock.until = null
RETURN count(lock) AS freed
