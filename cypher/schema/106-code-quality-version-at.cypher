// 106-code-quality-version-at — figures of codes that were counted anew since a moment (赋码质量旧版)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX code_quality_version_at IF NOT EXISTS FOR (q:CodeQualityVersion) ON (q.supersededAt)
