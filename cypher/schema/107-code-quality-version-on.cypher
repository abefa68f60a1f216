// 107-code-quality-version-on — figures of codes that were counted anew for a later day (赋码质量旧版)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX code_quality_version_on IF NOT EXISTS FOR (q:CodeQualityVersion) ON (q.supersededOn)
