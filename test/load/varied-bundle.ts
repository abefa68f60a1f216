import type { Tables } from "./bundle-folder.ts";
import { code, company, link, listing, listingStep, office, person, stake } from "./bundle-folder.ts";

const a = code(1);
const kinds = ["guarantees", "branchOf", "actsWith", "familyOf", "pledges", "suppliesTo"];

/** Every kind of row once, with text that breaks careless files, rows to quarantine, and persons to join. */
export const variedTables: Tables = {
  subjects: [
    company(a, { uscc: a, name: '公司"甲",乙\\', address: "一行\n二行", capitalFen: "9007199254740993" }),
    company("old", { name: "廈門·舊樂電子有限公司", formerNames: "廈門樂行@../2019-01-01; 乐行商行 " }),
    company("numbered", { registrationNumber: "110108000000016", lei: "5493001KJTIIGC8Y1R12" }),
    company("old-twice", { name: "一", formerNames: "某旧名", uscc: code(9) }),
    company("old-twice", { name: "一", formerNames: "某旧名", uscc: code(9) }),
    company("wrong-old", { formerNames: "旧名@2019" }),
    person("於", { name: "於丽", idDigest: "yu" }),
    company("b", { registeredOn: "2001-02-03", dissolvedOn: "2020-01-01", name: "" }),
    company("wrong", { regionCode: "12" }),
    company("twice", { name: "one" }),
    company("twice", { name: "two" }),
    person("p", { idDigest: "same" }),
    person("q", { idDigest: "same", phone: "=1+1" }),
    person("r"),
    person("r"),
    // One person under three ids, once by the old form of the number; and numbers that make no key.
    person("keyed", { idNumber: "11010519491231002X" }),
    person("keyed-again", { idNumber: "110105491231002", phone: "2" }),
    person("keyed-alone", { idNumber: "440524188001010014" }),
    person("keyed-wrong", { idNumber: "110105194912310021" }),
    person("keyed-otherwise", { idNumber: "E12345678" }),
    company("keyed-firm", { idNumber: "440524188001010014" }),
  ],
  shareholdings: [
    stake("s1", "p", a),
    stake("s2", "q", "b", { sharePercent: "", sharePercentMin: "5", votesPercent: "70", amountFen: "12" }),
    stake("s3", "nobody", a),
    stake("s4", "r", "b", { sharePercent: "250" }),
    stake("s5", a, "twice"),
  ],
  positions: [
    office("o3", "keyed-again", a),
    office("o1", "q", a, { validTo: "2024-01-01" }),
    office("o2", "r", "b", { role: "odd" }),
  ],
  links: [
    ...kinds.map((kind) => link(kind, a, "b", { kind, amountFen: "7" })),
    link("odd", a, "b", { kind: "loves" }),
  ],
  listings: [
    listing("l1", a, { removedOn: "2025-06-01", removalReason: "paid" }),
    listing("l2", "b", { jointAuthorities: "甲局；乙局" }),
    listing("l3", "b", {
      removedOn: "2026-01-01",
      ...{ banUntil: "2031-01-01", sentenceUntil: "2030-01-01", correctedOn: "2029-01-01" },
      removalReason: "repaired",
      removalDocumentNo: "〔2026〕移1号",
    }),
  ],
  penalties: [
    { recordId: "n1", subjectId: a, penaltyType: "fine", decidedOn: "2024-05-05", amountFen: "100" },
    {
      ...{
        recordId: "n3",
        subjectId: "b",
        penaltyType: "fine",
        decidedOn: "2024-05-05",
        caseName: "标签案",
        offence: '标签"不实",\n两处',
      },
      ...{
        legalBasis: "法一",
        content: "罚款",
        authorityCode: code(4),
        provider: "某局",
        providerCode: code(3),
        divisionCode: "350200",
      },
    },
    {
      ...{ recordId: "n4", subjectId: "b", penaltyType: "occupationBanned", decidedOn: "2024-05-05" },
      ...{ publishUntil: "2025-05-05", removalReason: "annulled", banUntil: "2031-01-01" },
      ...{ sentenceUntil: "2030-01-01", correctedOn: "2029-01-01" },
    },
    { recordId: "n2", subjectId: a, penaltyType: "fine", decidedOn: "", amountFen: "100" },
  ],
  records: [
    { recordId: "r1", subjectId: "p", recordType: "tax", value: "A", occurredOn: "2024-01-01" },
    {
      ...{ recordId: "r2", subjectId: a, recordType: "licence", value: "A", occurredOn: "2024-01-01" },
      ...{
        documentNo: "许1",
        content: "经营",
        authorityCode: code(4),
        provider: "某局",
        providerCode: code(3),
        divisionCode: "350200",
      },
    },
  ],
  "listing-steps": [
    listingStep("ls1", "p", { documentName: '告知书"一",二' }),
    listingStep("ls2", a, { stage: "decided", documentNo: "D1", outcome: "list", listingId: "l1" }),
    listingStep("ls3", "keyed-again", { stage: "heard" }),
    listingStep("ls4", "b", { stage: "decided" }),
  ],
};
