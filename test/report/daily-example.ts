import type { Alert } from "../../src/model/alert.ts";
import type { Hop } from "../../src/model/finding.ts";
import type { DailyReportInput, ReportParty } from "../../src/report/daily-report-input.ts";

/** A report small enough to check by eye: three new leads, one closed, one hub, two sources. */
export function dailyExample(): DailyReportInput {
  return {
    organisation: "厦门市社会信用体系建设领导小组办公室",
    regionCode: "350200",
    asOf: "2026-06-30",
    knownAt: "2026-06-30T18:05:00.000Z",
    since: "2026-06-29T18:05:00.000Z",
    subjects: 512,
    listed: 23,
    opened: [investor, controlled, cascaded],
    closed: [
      { ...investor, id: "a-closed", key: "invests-in-listed|G|S", targetId: "G", status: "RESOLVED" },
    ],
    parties: Object.fromEntries(parties.map((party) => [party.id, party])),
    tallies: [
      tally("listed-actual-controller", 1, 0, { WATCH: 0, WARN: 2, ACT: 3 }),
      tally("listed-aggregate-ownership", 1, 0, { WATCH: 1, WARN: 2, ACT: 1 }),
      tally("invests-in-listed", 1, 1, { WATCH: 4, WARN: 1, ACT: 0 }),
    ],
    regions: [
      { regionCode: "350203", subjects: 301, listed: 14, opened: 2, open: 9 },
      { regionCode: "350206", subjects: 211, listed: 9, opened: 1, open: 5 },
    ],
    rules,
    cases: {
      objections: [],
      repairs: [],
      reviews: [],
      liftings: [],
      newIds: [],
      since: "2026-06-29",
      held: [],
    },
    toDelete: { rows: [], total: 0, totalIsExact: true },
    coverage: {
      sources: [
        source("samr", "市场监督管理登记", "2026-06-30", 4096, 3),
        source("court", "失信被执行人名单", "2026-06-29", 212, 0),
      ],
      quarantinedRows: 3,
      candidatePersons: 17,
      hubs: [{ hubId: "H", relation: "持股", degree: 212, reason: "国资监管机构，不作关联桥梁" }],
      notes: ["本期“失信被执行人名单”数据日期早于报告日期一日。"],
    },
  };
}

const rules: DailyReportInput["rules"] = [
  {
    id: "listed-actual-controller",
    nameZh: "实际控制人为严重失信主体",
    version: "1.0.0",
    useClass: "FOCUS",
    legalBasis:
      "《公司法》（2023）第二百六十五条：实际控制人，是指通过投资关系、协议或者其他安排，能够实际支配公司行为的人。",
    prose: "严重失信主体单独持有，或与其控制的公司合计持有目标企业超过 50% 的表决权，逐层传递，最多 12 层。",
    params: { hopsMax: 12, controlPpmAbove: 500_000 },
  },
  {
    id: "listed-aggregate-ownership",
    nameZh: "严重失信主体合计持股达半数",
    version: "1.0.0",
    useClass: "FOCUS",
    legalBasis:
      "《公司法》（2023）第二百六十五条（控股股东、实际控制人）；合计口径参照国际通行的 50% 合计规则，仅作线索。",
    prose: "严重失信主体，以及被其合计持股达到 50% 的企业，直接持股合计不低于 50%；证据最多展开 12 层。",
    params: { aggregatePpmMin: 500_000, hopsMax: 12 },
  },
  {
    id: "invests-in-listed",
    nameZh: "投资企业为严重失信主体",
    version: "1.0.0",
    useClass: "LEAD",
    legalBasis: "《公司法》（2023）第四条：投资关系本身不产生责任，仅作线索。",
    prose: "直接持有严重失信企业不低于 5% 的股权；国资机构及对外持股超过 50 家的投资者不作关联。",
    params: { sharePpmMin: 50_000, stakesMax: 50, stateKinds: ["governmentBody", "state"] },
  },
];

const parties: ReportParty[] = [
  party("S", "厦门鹭川供应链有限公司", "91350203MA2Y00012A"),
  party("T", "厦门海沧望潮物流有限公司", "91350205MA2Y00077K"),
  party("M", "厦门鹭川控股有限公司", "91350203MA2Y00031H"),
  party("U", "泉州晋水纺织有限公司", "91350582MA2Y00090P"),
  party("G", "漳州龙文果品有限公司", "91350603MA2Y00055D"),
  party("H", "厦门市国有资产监督管理委员会", "11350200000000001A", "governmentBody"),
  party("P-0007", "陈渡平", null, "person"),
];

const controlled = lead("listed-actual-controller", "T", ["S"], "ACT", 670_000, [
  listing("S"),
  stake("seed:SH-lujiang-01", "S", "M", 900_000, "control"),
  stake("seed:SH-lujiang-02", "M", "T", 670_000, "control"),
]);
const cascaded: Alert = {
  ...lead("listed-aggregate-ownership", "U", ["P-0007", "S"], "WATCH", 500_000, [
    listing("P-0007"),
    listing("S"),
    stake("seed:SH-jin-01", "P-0007", "U", 260_000, "cascade"),
    stake("seed:SH-jin-02", "S", "U", 240_000, "cascade", "2027-01-01"),
  ]),
  seedId: null,
  verdict: "undetermined",
};
const investor = lead("invests-in-listed", "M", ["S"], "WATCH", 52_500, [
  listing("S"),
  stake("seed:SH-xm-03", "M", "S", 52_500, "direct"),
]);

function lead(
  ruleId: string,
  targetId: string,
  seedIds: string[],
  severity: Alert["severity"],
  measure: number,
  proof: Hop[],
): Alert {
  return {
    id: `a-${ruleId.slice(0, 8)}-${targetId}`,
    key: `${ruleId}|${targetId}|${seedIds[0]}`,
    ruleId,
    ruleVersion: "1.0.0",
    targetId,
    seedId: seedIds[0]!,
    seedIds,
    discriminator: null,
    severity,
    status: "OPEN",
    verdict: "yes",
    hops: proof.length - 1,
    measure,
    openedAt: "2026-06-30T18:10:00.000Z",
    openedOn: "2026-06-30",
    resolvedAt: null,
    episode: 1,
    assignee: null,
    snoozedUntil: null,
    heldFrom: null,
    certificateHash: "9f2c".repeat(16),
    evidenceHash: "01ab".repeat(16),
    proof,
    params: {},
    asOf: "2026-06-30",
    knownAt: "2026-06-30T18:05:00.000Z",
  };
}

function listing(subjectId: string): Hop {
  return {
    statementId: `court:L-${subjectId}`,
    kind: "LISTED_AS",
    from: subjectId,
    to: subjectId,
    sharePpm: null,
    role: "dishonestJudgmentDebtor",
    calculator: null,
    validFrom: "2025-11-03",
    validTo: null,
    sourceId: "court",
    recordedAt: "2026-06-29T18:01:00.000Z",
  };
}

function stake(
  statementId: string,
  from: string,
  to: string,
  sharePpm: number,
  calculator: string,
  validTo: string | null = null,
): Hop {
  return {
    statementId,
    kind: "OWNS",
    from,
    to,
    sharePpm,
    role: null,
    calculator,
    validFrom: "2021-03-01",
    validTo,
    sourceId: "samr",
    recordedAt: "2026-06-30T18:01:00.000Z",
  };
}

function party(
  id: string,
  name: string,
  code: string | null,
  kind: ReportParty["kind"] = "company",
): ReportParty {
  return { id, name, kind, code, regionCode: code === null ? null : "350203" };
}

function tally(
  ruleId: string,
  opened: number,
  closed: number,
  open: { WATCH: number; WARN: number; ACT: number },
) {
  return { ruleId, opened, closed, open, population: 330, outcome: "complete" as const };
}

function source(sourceId: string, nameZh: string, asOf: string, rowsRead: number, rowsQuarantined: number) {
  return { sourceId, nameZh, asOf, recordedAt: `${asOf}T18:01:00.000Z`, rowsRead, rowsQuarantined };
}
