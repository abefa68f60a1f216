// lock-take — one owner a job: taken when free, expired, or left behind by the same home
//
// mode     write
// params   $key String · $owner String · $now DateTime · $until DateTime
// returns  owner String
// keys     JobLock.key
// stale    lock-free; an owner that died is outlived by $until
MERGE (lock:JobLock {key: $key})
ON CREATE SET lock.owner = $owner, lock.until = $until
WITH lock, lock.owner = $owner OR lock.owner IS NULL OR lock.until <= $now AS free
SET lock.owner = CASE WHEN free THEN $owner ELSE lock.owner END,
    lock.until = CASE WHEN free THEN $until ELSE lock.until END
RETURN lock.owner AS owner
