// report-issued — whether a report was issued on or after a day (已出具)
//
// mode     read
// params   $job String · $from Date
// returns  runs Int
// grain    one row
// basis    src/jobs/run-monthly-report.ts
// cost     runs of one job
MATCH (run:JobRun {job: $job, status: 'done'})
WHERE run.asOf >= $from
RETURN count(run) AS runs
