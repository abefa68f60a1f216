import { cannedBehind } from "./canned-behind.ts";
import { cannedObjections, cannedOpenCases, cannedRepairs } from "./canned-cases.ts";
import { cannedIdentity, cannedMoved } from "./canned-identity.ts";
import { cannedPenalties } from "./canned-penalties.ts";

/** A small region of five parties, answered by operation name, for browser tests without a service. */

const names: Readonly<Record<string, [kind: string, name: string, listed: boolean]>> = {
  P1: ["person", "庄砚川", true],
  P2: ["person", "庄砚川", true],
  P9: ["person", "莊硯川", false],
  C1: ["company", "厦门鹭川供应链有限公司", false],
  C2: ["company", "厦门鹭川冷链有限公司", false],
  C3: ["company", "漳州鹭川餐饮有限公司", false],
  C4: ["individualBusiness", "芗城小鹭小吃店", true],
  C7: ["company", "厦门鹭川冷链公司", false],
};

export const coverage = {
  sources: [{ sourceId: "seed", asOf: "2026-06-30", loadedAt: "2026-06-30T17:05:00.000Z" }],
  hubsSkipped: [{ hubId: "H1", relation: "CONTROLS", degree: 12, reason: "国有资产出资人" }],
  hubsWhyZh: null,
  hopsMax: 6,
  quarantinedRows: 0,
  ownDecisions: [{ nameZh: "异议与修复决定", latestAt: "2026-06-12T02:00:00.000Z" }],
  candidatePersons: 2,
  candidatePersonsExact: true,
  asOf: "2026-06-30",
  knownAt: "2026-07-01T01:00:00.000Z",
};

const subject = (id: string) => ({
  id,
  name: names[id]![1],
  kind: names[id]![0],
  regionNameZh: "厦门市湖里区",
});

export const node = (id: string) => ({
  ...subject(id),
  listed: names[id]![2],
  tier: "A",
  sealed: false,
  status: "active",
});

export function edge(id: string, from: string, to: string, more: Record<string, unknown> = {}) {
  return {
    id,
    from,
    to,
    kind: "OWNS",
    kindZh: "持股",
    derived: false,
    sharePercent: 60,
    role: null,
    amountFen: null,
    validFrom: "2019-03-18",
    validTo: null,
    statementIds: [id],
    ...more,
  };
}

export function slice(ids: readonly string[], edges: readonly ReturnType<typeof edge>[], total = ids.length) {
  const nodes = ids.map(node);
  const truncated = total > ids.length;
  return {
    nodes,
    edges,
    returned: ids.length,
    total,
    truncated,
    why: truncated ? "一次最多 50 个" : null,
    coverage,
  };
}

const sh1 = edge("SH-1", "P1", "C1");
/** Somebody objects to it, and the decision is late. */
const contested = { since: "2026-06-22T02:00:00.000Z", due: "2026-06-29", overdue: true };
const sh2 = edge("SH-2", "C1", "C2", { sharePercent: 49.9999, underObjection: contested });
const control = edge("CT-1", "P1", "C2", {
  kind: "CONTROLS",
  kindZh: "实际控制",
  derived: true,
  sharePercent: null,
});
const office = edge("PO-1", "P1", "C3", {
  kind: "HOLDS_POSITION",
  kindZh: "任职",
  role: "director",
  sharePercent: null,
});

const rule = { id: "listed-actual-controller", nameZh: "实际控制人为严重失信主体" };
const alertRow = {
  id: "AL-1",
  severity: "ACT",
  status: "OPEN",
  hops: 2,
  openedAt: "2026-06-30T18:00:00.000Z",
  verdict: "undetermined",
  rule,
  target: subject("C2"),
  seed: subject("P1"),
  seeds: [subject("P1")],
};

const heldRow = { ...alertRow, id: "AL-2", status: "HELD", underObjection: contested };

const hop = (statementId: string, kind: string, from: string, to: string, sharePercent: number | null) => ({
  statementId,
  kind,
  from,
  to,
  sharePercent,
  role: kind === "LISTED_AS" ? "wageArrears" : null,
  listNameZh: kind === "LISTED_AS" ? "拖欠农民工工资失信联合惩戒对象" : null,
  calculator: sharePercent === null ? null : "control",
  validFrom: "2019-03-18",
  validTo: null,
  sourceId: "seed",
  recordedAt: "2026-06-30T17:05:00.000Z",
});

const alert = {
  ...alertRow,
  explanationZh: "庄砚川在严重失信主体名单上，并控制厦门鹭川冷链有限公司。",
  measure: 600000,
  rule: {
    ...rule,
    prose: "严重失信主体控制目标企业。",
    version: "1.0.0",
    useClass: "LEAD",
    legalBasis: "《公司法》",
    population: 300,
  },
  certificate: {
    hash: "ab".repeat(32),
    ruleVersion: "1.0.0",
    params: { controlPpmAbove: 500000 },
    asOf: "2026-06-30",
    knownAt: coverage.knownAt,
    hops: [
      hop("LI-1", "LISTED_AS", "P1", "P1", null),
      hop("SH-1", "OWNS", "P1", "C1", 60),
      { ...hop("SH-2", "OWNS", "C1", "C2", 49.9999), underObjection: contested },
    ],
  },
  evidence: slice(["P1", "C1", "C2"], [sh1, sh2, control]),
  history: [],
};

/** A procedure that has led to no listing. */
const underWay = {
  listNameZh: "拖欠农民工工资失信联合惩戒对象",
  ...{ state: "NOTIFIED", stateZh: "已告知", nextZh: "听取陈述申辩，放弃的作出决定" },
  faultsZh: [],
  listingIds: [],
  steps: [
    {
      ...{ stageZh: "告知", stageOn: "2026-06-18", authority: "某市人力资源和社会保障局（演示）" },
      ...{ documentNo: "〔2026〕1号", documentName: "列入事先告知书", outcomeZh: null },
    },
  ],
};

const card = (id: string) => ({
  ...subject(id),
  uscc: null,
  usccStatus: null,
  ...(id === "C7"
    ? { registrationNumber: "110108000000016", registrationNumberStatus: "valid" }
    : { registrationNumber: null, registrationNumberStatus: null }),
  ...{ organisationCode: null, lei: null, leiStatus: null, regionsNowZh: [] },
  status: "active",
  formerNames: [{ name: "厦门鹭川冷库有限公司", from: "2015-01-08", to: "2019-03-18", stated: true }],
  listings: [],
  listingProcedures: { procedures: id === "C2" ? [underWay] : [] },
  penalties: id === "C2" ? cannedPenalties : [],
  records: [],
  objections: id === "C2" ? cannedObjections : [],
  repairs: id === "C2" ? cannedRepairs : [],
  ...cannedBehind(id),
  positions: [],
  officers: [],
  alerts: [alertRow],
  identity: cannedIdentity(id),
  coverage,
  score: {
    points: 735,
    tier: "B",
    ledger: [{ factor: "关联线索", points: -265, evidence: ["AL-1"], doubtsZh: [] }],
  },
});

const dashboard = {
  subjects: 585,
  listed: 23,
  alertsOpen: 1,
  byRule: [{ rule, open: 1 }],
  bySeverity: [{ severity: "ACT", open: 1 }],
  byTier: [{ tier: "A", subjects: 20 }],
  asOf: "2026-06-30",
  knownAt: coverage.knownAt,
  sources: coverage.sources,
  regions: [{ regionCode: "350200", nameZh: "厦门市", subjects: 200, listed: 9, alertsOpen: 1 }],
};

/** A refusal of the service, with its published code. */
export class CannedRefusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const isHeldAsked = ({ filter }: Record<string, unknown>) =>
  (filter as { statuses?: string[] } | null)?.statuses?.includes("HELD") ?? false;

/**
 * Operation name and variables → the answer's data; throws on an operation that the viewer should not
 * ask.
 */
export function cannedAnswer(operation: string, variables: Record<string, unknown>): unknown {
  const answers: Record<string, () => unknown> = {
    Dashboard: () => ({
      dashboard: { ...dashboard, asOf: (variables["asOf"] as string | null) ?? "2026-06-30" },
    }),
    RegionMap: () => ({ map: slice(["P1", "C1", "C2", "C4"], [sh1, sh2, control]) }),
    Neighbourhood: () => ({
      neighbourhood: slice(["P1", "C1", "C3"], [sh1, office], 1840),
      subject: cannedMoved(variables["id"] as string),
    }),
    Alerts: () => ({
      alerts: {
        totalCount: 1,
        edges: [{ node: isHeldAsked(variables) ? heldRow : alertRow }],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    }),
    OpenCases: () => ({ openCases: cannedOpenCases(variables) }),
    CaseCounts: () => ({ openCases: cannedOpenCases(variables) }),
    Alert: () => ({ alert: variables["id"] === "AL-1" ? alert : null }),
    SubjectCard: () => ({ subject: card(variables["id"] as string) }),
    Search: () => ({
      search: {
        totalCount: 1,
        why: null,
        edges: [
          {
            matchedBy: "NAME_PART",
            mergedFrom: null,
            node: { ...subject("C1"), uscc: "91350206MAX83RUA7X", status: "active" },
          },
        ],
      },
    }),
    RaiseObjection: () => {
      const { reason } = variables["input"] as { reason: string };
      if (reason === "退回") throw new CannedRefusal("BAD_USER_INPUT", "ground OMISSION: not for this");
      return {
        raiseObjection: { repeated: false, objection: { id: "O1", clock: { decideDue: "2026-07-06" } } },
      };
    },
    DecideObjection: () => {
      const { decision } = variables["input"] as { decision: string };
      if (decision === "EXTEND") throw new CannedRefusal("CONFLICT", "names no longer time");
      return { decideObjection: { repeated: false } };
    },
    DecideRepair: () => ({ decideRepair: { repeated: false } }),
    RequestReview: () => ({ requestReview: { repeated: false } }),
    DecideReview: () => {
      const { reason } = variables["input"] as { reason: string };
      if (reason === "退回") throw new CannedRefusal("CONFLICT", "review V1 is sustained: expected pending");
      return { decideReview: { repeated: false } };
    },
    LiftDecision: () => ({ liftDecision: { repeated: false } }),
    JudgeSameSubject: () => {
      const { reason } = variables["input"] as { reason: string };
      if (reason === "退回") throw new CannedRefusal("CONFLICT", "the two have different ID numbers");
      return { judgeSameSubject: { judgementId: "J2" } };
    },
    JudgeTwoSubjects: () => ({ judgeTwoSubjects: { judgementId: "J1" } }),
    Assess: () => ({ assess: { alert: { id: "AL-1", status: "DISMISSED" } } }),
  };
  const answer = answers[operation];
  if (!answer) throw new Error(`operation ${operation}: the viewer has no such question`);
  return answer();
}
