import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { BeneficialOwner } from "../behind.ts";
import type { SubjectCard } from "../subject-card.ts";
import { percentText } from "../wording.ts";
import { limited, pair, section, subjectLink } from "./parts.ts";

const SHOWN_MAX = 6;

/** Basis of a control → what the inspector reads. */
const controlBases: Readonly<Record<string, string>> = {
  majority_equity: "单独持有过半数表决权",
  joint_control: "与所控制企业合计过半数表决权",
  concert_control: "与一致行动人合计过半数表决权，非单独控制",
};

/** Test of article 6 that found an owner → what the inspector reads. */
const ownerBases: Readonly<Record<string, string>> = {
  shares: "最终持股 25 % 以上",
  votes: "表决权 25 % 以上",
  actualControl: "实际控制",
  dailyManagement: "无人达标，由日常管理负责人担任",
};

/** Who controls a company (实际控制人); where nobody does, who weighs most, marked as no control. */
export function controllerPairs(
  desk: Desk,
  { actualController, suspectedController, kind }: SubjectCard,
): HTMLElement[] {
  if (kind === "person") return [];
  if (actualController) {
    const { basis, votesPercent, subject, inConcertWith, verdict, conflicts } = actualController;
    const votes = votesPercent === null ? "" : `，表决权 ${percentText(votesPercent)}`;
    const why = h("small", {}, ` ${controlBases[basis] ?? basis}${votes}`);
    const partners = limited(
      inConcertWith.map((partner) => subjectLink(desk, partner)),
      SHOWN_MAX,
    );
    const open = h("small", {}, " ? 待定：下列登记自相矛盾，核实前不能确定");
    const contradictory = limited(
      conflicts.map((company) => subjectLink(desk, company)),
      SHOWN_MAX,
    );
    return [
      pair("实际控制人", subjectLink(desk, subject), why, verdict === "undetermined" ? open : null),
      ...(conflicts.length > 0 ? [pair("登记矛盾", ...contradictory)] : []),
      ...(partners.length > 0 ? [pair("一致行动人", ...partners)] : []),
    ];
  }
  const none = pair("实际控制人", "未能推定");
  if (!suspectedController) return [none];
  const { subject, steps } = suspectedController;
  const votes = percentText(steps[0]!.votesPercent);
  const why = h(
    "small",
    {},
    ` 无人过半，第一大股东表决权 ${votes}，共 ${steps.length} 层；有影响，不等于控制`,
  );
  return [none, pair("相对控股方", subjectLink(desk, subject), why)];
}

/** Natural persons behind a company (受益所有人), and what the records leave open. */
export function ownersSection(desk: Desk, { beneficialOwnership, kind }: SubjectCard): HTMLElement | null {
  if (kind === "person") return null;
  const { owners, undetermined } = beneficialOwnership;
  const lines = owners.map((owner) => ownerLine(desk, owner));
  const notes = undetermined ? [h("small", {}, "登记信息不全：未载明的部分可能改变结果。")] : [];
  return section("受益所有人", lines, "没有可识别的受益所有人。", { shownMax: SHOWN_MAX, notes });
}

function ownerLine(desk: Desk, owner: BeneficialOwner): HTMLElement {
  const { subject, sharePercent, votesPercent, verdict, jointly, decidedBy } = owner;
  const figures = [
    sharePercent !== null && sharePercent > 0
      ? `${verdict === "yes" ? "最终持股" : "最终持股至少"} ${percentText(sharePercent)}`
      : "",
    owner.basis === "votes" && votesPercent !== null ? `表决权 ${percentText(votesPercent)}` : "",
    jointly ? "与一致行动人合计" : "",
  ].filter(Boolean);
  const why =
    verdict === "yes"
      ? (ownerBases[owner.basis] ?? owner.basis)
      : `待定：取决于 ${decidedBy.join("、") || "多条记录"}`;
  return h(
    "div.line",
    {},
    h("span.row", {}, subjectLink(desk, subject), h("b.number", {}, figures[0] ?? "")),
    h("small", {}, [why, ...figures.slice(1)].join("，")),
  );
}
