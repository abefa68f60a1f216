import type { SubjectName } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { Candidate, PersonIdentity, PersonJudgement } from "../subject-card.ts";
import { minuteText, regionZh } from "../wording.ts";
import { judgeForm, undoForm } from "./judge-form.ts";
import { limited, pair, subjectLink } from "./parts.ts";

const SHOWN_MAX = 6;

const bases: Readonly<Record<PersonIdentity["basis"], string>> = {
  KEY: "身份证号密钥",
  DIGEST: "身份摘要",
  NAME: "仅姓名",
};

const traits: Readonly<Record<Candidate["shared"][number], string>> = {
  ADDRESS: "地址相同",
  PHONE: "电话相同",
  ORGANISATION: "在同一单位任职或持股",
};

/** Who is who (身份): on what it rests, how common the name is, what was judged, and who may be the same. */
export function identitySection(desk: Desk, own: SubjectName, identity: PersonIdentity): HTMLElement {
  const { basis, basisZh, maskedIdNumber, mergedInto, merged, different, namesakes } = identity;
  const candidates = namesakes?.candidates ?? [];
  return h(
    "section.block.identity",
    {},
    h("h3", {}, "身份"),
    h(
      "dl",
      {},
      pair("识别依据", `${bases[basis]}（${basisZh}）`),
      maskedIdNumber ? pair("证件号码", maskedIdNumber) : null,
      pair("同名", commonnessText(namesakes)),
    ),
    ...(mergedInto ? [judgedLine(desk, mergedInto, "已并入")] : []),
    ...merged.map((one) => judgedLine(desk, one, "已判为同一人，并入本主体：")),
    ...different.map((one) => judgedLine(desk, one, "已判为不同人：", own)),
    candidates.length > 0 ? h("h4", {}, "可能为同一人，未合并") : null,
    ...limited(
      candidates.map((one) => candidateLine(desk, own, one)),
      SHOWN_MAX,
    ),
    namesakes?.why ? h("small.cut", {}, `共 ${namesakes.total} 名；${namesakes.why}`) : null,
  );
}

/** How common the name is among all persons loaded, and how little it says by itself. */
export function commonnessText(namesakes: PersonIdentity["namesakes"]): string {
  if (!namesakes) return "姓名未载";
  const { bearers, bearersExact, persons, different } = namesakes;
  const others = bearers - 1;
  if (others === 0 && bearersExact) return `已载入的 ${persons} 名自然人中没有他人同名`;
  const apart = different > 0 ? `，其中 ${different} 人确为他人` : "";
  const many = `另有${bearersExact ? " " : "至少 "}${others} 人同名${apart}`;
  return `已载入的 ${persons} 名自然人中${many}；仅凭姓名，指本人的可能至多 1/${bearers}`;
}

/** What speaks for a candidate beside the name. */
export function traitsText({ key, shared }: Pick<Candidate, "key" | "shared">): string {
  const told = [key === "SAME" ? "证件号码相同" : "证件号码无从比对", ...shared.map((one) => traits[one])];
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
    h("small", {}, traitsText(candidate)),
    subject.listed ? h("small", {}, "其名下有严重失信名单记录；与本主体是否为同一人，未经认定") : null,
    mayJudge(desk) ? judgeForm(desk, own, subject) : null,
  );
}

function judgedLine(desk: Desk, judgement: PersonJudgement, what: string, own?: SubjectName): HTMLElement {
  const { other, by, reason, recordedAt } = judgement;
  return h(
    "div.line.judged",
    {},
    h("span.row", {}, h("span", {}, what), subjectLink(desk, other)),
    h("small", {}, `编号 ${other.id} · ${minuteText(recordedAt)} · ${by}：${reason}`),
    mayJudge(desk) ? undoForm(desk, judgement, own ? [own.id, other.id] : null) : null,
  );
}

/** A judgement is made on what is known today, not on a past that is only looked at; the service knows who may. */
const mayJudge = (desk: Desk): boolean => desk.view().knownAt === null;
