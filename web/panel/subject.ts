import type {
  CreditRecord,
  Listing,
  SubjectIdentity,
  Position,
  Stake,
  SubjectCard,
} from "../subject-card.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { focusOn } from "../state.ts";
import { kindZh, regionZh, sameZh, shareText, statusZh } from "../wording.ts";
import { controllerPairs, ownersSection } from "./behind.ts";
import { casesSection, reviewMark } from "./cases.ts";
import { hasIdentityToTell, identitySection } from "./identity.ts";
import {
  coverageNote,
  listedPill,
  pair,
  section,
  severityPill,
  statusPill,
  subjectLink,
  tierMark,
} from "./parts.ts";
import { seedText } from "./alerts.ts";
import { objectionLine } from "./objection-line.ts";
import { procedureLines, underWaySection } from "./procedure-lines.ts";
import { disclosedPart } from "./disclosed-part.ts";
import { penaltiesSection } from "./penalties.ts";
import { publicationLines } from "./publication-line.ts";
import { togetherLines } from "./together-lines.ts";
import { isScoreBehind, scoreBlock } from "./score.ts";

/** Lines of a section that stand before the rest is asked for. */
const few = { shownMax: 6 };

/** The card of a subject (主体名片): who it is, what is recorded of it, who stands around it. */
export function subjectPanel(desk: Desk, subject: SubjectCard): HTMLElement {
  if (subject.identity?.kept) return mergedPanel(desk, subject, subject.identity);
  const severe = subject.listings.some((listing) => listing.severe && !listing.removedOn);
  // A tier that a new listing has not reached yet would stand beside it and deny it.
  const tier = isScoreBehind(severe, subject) ? null : subject.score?.tier;
  const isPerson = subject.kind === "person";
  const focus = desk.view().focus;
  const isCentre = focus.kind === "subject" && focus.id === subject.id;
  const centre = () => desk.change(focusOn(desk.view(), { kind: "subject", id: subject.id }));
  return h(
    "article.subject",
    { "data-id": subject.id },
    h(
      "p.kicker",
      {},
      [
        kindZh(subject.kind),
        regionZh(subject.regionNameZh),
        ...(isPerson ? [] : [statusZh(subject.status)]),
      ].join(" · "),
    ),
    h("h2", {}, subject.name),
    h("p.marks", {}, severe ? listedPill() : null, tier ? tierMark(tier) : null),
    h(
      "dl",
      {},
      // Persons have no such code, so that nothing is missing there.
      isPerson ? null : pair("统一代码", codeText(subject)),
      subject.regionsNowZh.length > 0
        ? pair("区划现属", `${regionZh(subject.regionNameZh)} → ${subject.regionsNowZh.join("、")}`)
        : null,
      subject.registrationNumber
        ? pair("工商注册号", checkedText(subject.registrationNumber, subject.registrationNumberStatus))
        : null,
      // Inside a credit code it stands there already.
      subject.organisationCode && !subject.uscc?.includes(subject.organisationCode)
        ? pair("组织机构代码", subject.organisationCode)
        : null,
      subject.lei ? pair("LEI", checkedText(subject.lei, subject.leiStatus)) : null,
      ...formerPairs(subject),
      ...controllerPairs(desk, subject),
    ),
    subject.identity && hasIdentityToTell(subject.identity)
      ? identitySection(desk, subject, subject.identity)
      : null,
    isCentre ? null : h("button.primary", { type: "button", onclick: centre }, "以此主体为中心查看关联"),
    section(
      "名单",
      subject.listings.map((listing) => listingLine(desk, subject, listing)),
      "所选日期不在任何名单上。",
    ),
    underWaySection(subject),
    section(
      "线索",
      subject.alerts.map((alert) => leadLine(desk, alert)),
      "没有关于该主体的线索。",
      few,
    ),
    scoreBlock(subject, severe),
    ownersSection(desk, subject),
    // Nobody holds a natural person or an office in one.
    isPerson
      ? null
      : section("股东", stakeLines(desk, subject.shareholders, "holder"), "没有登记的股东信息。", few),
    section("对外投资", stakeLines(desk, subject.investments, "company"), "没有登记的对外投资。", few),
    isPerson
      ? null
      : section("任职人员", positionLines(desk, subject.officers, "person"), "没有登记的任职人员。", few),
    section("在外任职", positionLines(desk, subject.positions, "organisation"), "没有登记的在外任职。", few),
    penaltiesSection(subject),
    casesSection(desk, subject),
    section("信用记录", subject.records.map(recordLine), "所选日期没有信用记录。", few),
    coverageNote(subject.coverage),
  );
}

/** Who was merged has nothing of its own any more: empty sections would say that nothing is on record. */
function mergedPanel(desk: Desk, subject: SubjectCard, identity: SubjectIdentity): HTMLElement {
  const { kept } = identity;
  return h(
    "article.subject",
    { "data-id": subject.id },
    h("p.kicker", {}, `${kindZh(subject.kind)} · 编号 ${subject.id}`),
    h("h2", {}, subject.name),
    h(
      "p.merged",
      {},
      `该主体已被认定为${sameZh(subject.kind)}并入 `,
      kept && subjectLink(desk, kept),
      "，其全部记载见并入后的主体。",
    ),
    identitySection(desk, subject, identity),
    coverageNote(subject.coverage),
  );
}

/** 曾用名, a line each, with the days of the source, or those between which the name was told. */
function formerPairs({ formerNames }: SubjectCard): HTMLElement[] {
  return formerNames.map(({ name, from, to, stated }) => {
    const days = stated
      ? from || to
        ? `${from ?? "起始日未载"} 至 ${to ?? "截止日未载"}`
        : "日期未载"
      : `${from} 至 ${to} 间报送`;
    return pair("曾用名", `${name}（${days}）`);
  });
}

function codeText({ uscc, usccStatus }: SubjectCard): string {
  return uscc ? checkedText(uscc, usccStatus) : "未载";
}

const checkedText = (number: string, status: string | null) =>
  status === "wrong" ? `${number}（校验未通过）` : number;

function listingLine(desk: Desk, subject: SubjectCard, listing: Listing): HTMLElement {
  const removal = listing.removalDocumentNo === null ? "" : `（${listing.removalDocumentNo}）`;
  const span = listing.removedOn
    ? `${listing.listedOn} 列入，${listing.removedOn} 移出${removal}`
    : `${listing.listedOn} 列入，未移出`;
  return h(
    `div.line${listing.severe ? ".severe" : ""}`,
    {},
    h("span.row", {}, h("strong", {}, listing.listNameZh), listing.severe ? listedPill() : null),
    h("small", {}, span),
    h("small", {}, [listing.authority ?? "列入机关未载", listing.documentNo ?? "决定书文号未载"].join(" · ")),
    ...listing.doubtsZh.map((doubt) => h("small", {}, doubt)),
    objectionLine(listing.underObjection),
    reviewMark(subject, listing.statementId),
    ...publicationLines(listing, listing.removedOn),
    ...procedureLines(listing.procedures),
    ...togetherLines(desk, listing),
    h("small.statement", {}, `记录号 ${listing.statementId}`),
  );
}

function leadLine(desk: Desk, alert: SubjectCard["alerts"][number]): HTMLElement {
  const open = () => desk.change(focusOn(desk.view(), { kind: "alert", id: alert.id }));
  return h(
    "button.line.open-alert",
    { type: "button", onclick: open },
    h("span.row", {}, h("strong", {}, alert.rule.nameZh), severityPill(alert.severity)),
    h("span.row", {}, h("small", {}, `${alert.target.name} ← ${seedText(alert)}`), statusPill(alert.status)),
  );
}

function stakeLines(desk: Desk, stakes: readonly Stake[], end: "holder" | "company"): HTMLElement[] {
  return stakes.map((stake) =>
    h(
      "div.line.row",
      { title: `记录号 ${stake.statementId}，${stake.validFrom ?? "起始日未载"} 起` },
      subjectLink(desk, stake[end]),
      h("b.number", {}, shareText(stake.sharePercent, stake.sharePercentMin, stake.sharePercentMax)),
    ),
  );
}

function positionLines(
  desk: Desk,
  positions: readonly Position[],
  end: "person" | "organisation",
): HTMLElement[] {
  return positions.map((position) =>
    h(
      "div.line.row",
      { title: `记录号 ${position.statementId}，${position.validFrom ?? "起始日未载"} 起` },
      subjectLink(desk, position[end]),
      h("span", {}, position.roleZh),
    ),
  );
}

function recordLine(record: CreditRecord): HTMLElement {
  const value = record.value === null ? "" : `${record.value} ${record.unit ?? ""}`;
  return h(
    "div.line",
    { title: `记录号 ${record.statementId}` },
    h("span.row", {}, h("strong", {}, record.recordTypeZh), h("span.number", {}, value)),
    h("small", {}, `${record.occurredOn} · ${record.authority ?? "机关未载"}`),
    disclosedPart(record),
  );
}
