import type { SubjectName } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { Candidate, IdentityJudgement, SubjectIdentity, Trait } from "../subject-card.ts";
import { minuteText, regionZh, sameZh, twoZh } from "../wording.ts";
import { judgeForm, undoForm } from "./judge-form.ts";
import { limited, pair, subjectLink } from "./parts.ts";

const SHOWN_MAX = 6;

const bases: Readonly<Record<SubjectIdentity["basis"], string>> = {
  CODE: "统一社会信用代码",
  KEY: "身份证号密钥",
  DIGEST: "身份摘要",
  NAME: "仅名称",
};

const traits: Readonly<Record<Trait, string>> = {
  ADDRESS: "地址",
  PHONE: "电话",
  ORGANISATION: "任职或持股的单位",
  REGION: "区划",
  INDUSTRY: "行业",
  REGISTERED_ON: "成立日期",
  LEADER: "负责人姓名",
  ORGANISATION_CODE: "组织机构代码",
  REGISTRATION_NUMBER: "工商注册号",
  LEI: "LEI",
};

/** Whether the card tells who a subject is: of an organisation with a code only where there is a question or was one. */
export function hasIdentityToTell({ basis, merged, different, namesakes }: SubjectIdentity): boolean {
  const candidates = namesakes?.candidates ?? [];
  return basis !== "CODE" || [merged, different, candidates].some((list) => list.length > 0);
}

/** Who is who (身份): on what it rests, how common the name is, what was judged, and who may be the same. */
export function identitySection(desk: Desk, own: SubjectName, identity: SubjectIdentity): HTMLElement {
  const { basis, basisZh, maskedIdNumber, mergedInto, merged, different, namesakes } = identity;
  const candidates = namesakes?.candidates ?? [];
  const [same, two] = [sameZh(own.kind), twoZh(own.kind)];
  return h(
    "section.block.identity",
    {},
    h("h3", {}, "身份"),
    h(
      "dl",
      {},
      pair("识别依据", `${bases[basis]}（${basisZh}）`),
      maskedIdNumber ? pair("证件号码", maskedIdNumber) : null,
      pair("同名", commonnessText(own.kind, namesakes)),
    ),
    ...(mergedInto ? [judgedLine(desk, mergedInto, "已并入")] : []),
    ...merged.map((one) => judgedLine(desk, one, `已判为${same}，并入本主体：`)),
    ...different.map((one) => judgedLine(desk, one, `已判为${two}：`, [own.id, one.other.id])),
    candidates.length > 0 ? h("h4", {}, `可能为${same}，未合并`) : null,
    ...limited(
      candidates.map((one) => candidateLine(desk, own, one)),
      SHOWN_MAX,
    ),
    namesakes?.why
      ? h("small.cut", {}, `共 ${namesakes.total} ${own.kind === "person" ? "名" : "家"}；${namesakes.why}`)
      : null,
  );
}

/** How common the name is among all persons, or organisations, loaded, and how little it says by itself. */
export function commonnessText(kind: string, namesakes: SubjectIdentity["namesakes"]): string {
  const isPerson = kind === "person";
  if (!namesakes) return isPerson ? "姓名未载" : "名称未载";
  const { bearers, bearersExact, population, different } = namesakes;
  const among = `已载入的 ${population} ${isPerson ? "名自然人" : "家单位"}中`;
  const others = bearers - 1;
  if (others === 0 && bearersExact) return `${among}没有${isPerson ? "他人" : "其他单位"}同名`;
  const [unit, apartZh] = isPerson ? ["人", "确为他人"] : ["家", "已知为其他单位"];
  const apart = different > 0 ? `，其中 ${different} ${unit}${apartZh}` : "";
  const many = `另有${bearersExact ? " " : "至少 "}${others} ${unit}同名${isPerson ? "" : "或名称相近"}${apart}`;
  const [name, itself] = isPerson ? ["姓名", "本人"] : ["名称", "本单位"];
  return `${among}${many}；仅凭${name}，指${itself}的可能至多 1/${bearers}`;
}

/** What speaks for a candidate and against it. */
export function traitsText(
  kind: string,
  { key, nameZh, shared, differs }: Pick<Candidate, "key" | "nameZh" | "shared" | "differs">,
): string {
  const isPerson = kind === "person";
  const number = isPerson ? "证件号码" : "统一代码";
  const told = [
    ...(isPerson ? [] : [nameZh]),
    `${number}${key === "SAME" ? "相同" : "无从比对"}`,
    ...shared.map((one) => `${traits[one]}相同`),
    ...differs.map((one) => `${traits[one]}不同`),
  ];
  return told.join("，");
}

function candidateLine(desk: Desk, own: SubjectName, candidate: Candidate): HTMLElement {
  const { subject } = candidate;
  const where = `${regionZh(subject.regionNameZh)} · 编号 ${subject.id}`;
  return h(
    "div.line.candidate",
    { "data-candidate": subject.id },
    subjectLink(desk, subject),
    h("small", {}, where),
    h("small", {}, traitsText(own.kind, candidate)),
    subject.listed
      ? h("small", {}, `其名下有严重失信名单记录；与本主体是否为${sameZh(own.kind)}，未经认定`)
      : null,
    mayJudge(desk) ? judgeForm(desk, own, subject) : null,
  );
}

/** `twoIds` where the judgement says that two are two. */
function judgedLine(
  desk: Desk,
  judgement: IdentityJudgement,
  what: string,
  twoIds: readonly string[] | null = null,
): HTMLElement {
  const { other, by, reason, recordedAt } = judgement;
  return h(
    "div.line.judged",
    {},
    h("span.row", {}, h("span", {}, what), subjectLink(desk, other)),
    h("small", {}, `编号 ${other.id} · ${minuteText(recordedAt)} · ${by}：${reason}`),
    mayJudge(desk) ? undoForm(desk, judgement, twoIds) : null,
  );
}

/** A judgement is made on what is known today, not on a past that is only looked at; the service knows who may. */
const mayJudge = (desk: Desk): boolean => desk.view().knownAt === null;
