import type { Graph } from "../graph/graph.ts";
import { rules } from "../rules/catalogue.ts";
import type { Job } from "./job.ts";
import { CODE_QUALITY_JOB, runCodeQuality } from "./run-code-quality.ts";
import { deriveOnce } from "./run-derive.ts";
import { MONTHLY_REPORT_JOB, runMonthlyReport } from "./run-monthly-report.ts";
import { QUALITY_JOB, runQuality } from "./run-quality.ts";
import { EXPIRY_JOB, runExpiry } from "./run-expiry.ts";
import { runDailyReport } from "./run-report.ts";
import { runRule } from "./run-rule.ts";
import { runScore } from "./run-score.ts";
import { touchedFinder } from "./touched.ts";

/** What jobs need from outside. */
export interface JobSurroundings {
  graph: Graph;
  /** Folder of all state; reports go below it. */
  home: string;
  clock: () => Date;
}

/** Every job, in the order of a night: derive, rules, score, codes, quality, expiry, reports. */
export function createJobs(around: JobSurroundings): Job[] {
  const { graph } = around;
  const touched = touchedFinder(graph);
  return [
    {
      id: "derive",
      nameZh: "推导实际控制、合计持股与登记冲突",
      run: (at) => deriveOnce(graph, at, touched),
    },
    ...rules.map((rule): Job => {
      return {
        id: rule.id,
        nameZh: rule.name.zh,
        stage: "rules",
        run: (at) => runRule(graph, rule, at, touched),
      };
    }),
    { id: "score", nameZh: "计算信用分", run: (at) => runScore(graph, at) },
    { id: CODE_QUALITY_JOB, nameZh: "统计重错码率", run: (at) => runCodeQuality(graph, at, touched) },
    { id: QUALITY_JOB, nameZh: "统计数据质量", run: (at) => runQuality(graph, at) },
    { id: EXPIRY_JOB, nameZh: "核对到期信息", run: (at) => runExpiry(graph, at, touched) },
    {
      id: "daily-report",
      nameZh: "信用风险预警日报",
      run: (at) => runDailyReport(around, at),
    },
    { id: MONTHLY_REPORT_JOB, nameZh: "信用风险预警月报", run: (at) => runMonthlyReport(around, at) },
  ];
}
