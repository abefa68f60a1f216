import { beforeEach, describe, expect, test } from "vitest";
import { applyForRepair, decideRepair } from "../../src/discipline/repairs.ts";
import type { TableName } from "../../src/load/source.ts";
import type { ObjectionGround } from "../../src/model/objection.ts";
import type { Tables } from "../load/bundle-folder.ts";
import { company, link, listing, office, person, stake } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";
import { believed, order, stepsOn } from "./decided-steps.ts";
import type { SmallRegion } from "./small-region.ts";
import { astray, driver, everything, loadedRegion, region, states } from "./small-region.ts";

/** Every table that can be objected to, with the statement that is. */
const all: Tables = {
  subjects: [person("P", { idDigest: "d1" }), person("Q"), company("A", { phone: "0592-1", uscc: "" })],
  shareholdings: [stake("stake", "P", "A", { sharePercent: "", sharePercentMin: "30", votesPercent: "40" })],
  positions: [office("office", "P", "A", { validFrom: "2020-02-02" })],
  links: [
    link("guarantee", "A", "P", { amountFen: "500" }),
    link("kin", "P", "Q", { kind: "familyOf", validTo: "2026-03-01" }),
  ],
  listings: [
    listing("early", "Q", { actFrom: "2024-02-01" }),
    listing("late", "Q", { actFrom: "2026-02-01" }),
    listing("to-late", "Q", { actTo: "2026-02-01" }),
    listing("listing", "P", {
      actTo: "2024-02-01",
      jointAuthorities: "甲局;乙局",
      documentNo: "〔2024〕1号",
    }),
  ],
  penalties: [
    {
      ...{ recordId: "penalty", subjectId: "A", penaltyType: "fine", decidedOn: "2026-05-10" },
      ...{ authority: "某市局", amountFen: "100000", documentNo: "2号" },
    },
  ],
  records: [
    {
      ...{ recordId: "record", subjectId: "A", recordType: "taxArrears", value: "1200", unit: "元" },
      occurredOn: "2026-01-01",
    },
  ],
};

let small: SmallRegion;
beforeEach(async () => {
  small = await loadedRegion();
});

const K = "listed-shareholder K";
const { upheld, lift } = stepsOn(() => small);

describe("a lifted decision", () => {
  const grounds: [TableName, string, ObjectionGround, Record<string, string> | undefined][] = [
    ["subjects", "A", "textError", { phone: "0592-2" }],
    ["subjects", "P", "textError", { name: "人甲" }],
    ["shareholdings", "stake", "factError", undefined],
    ["shareholdings", "stake", "textError", { votesPercent: "20" }],
    ["positions", "office", "factError", undefined],
    ["links", "guarantee", "textError", { amountFen: "5" }],
    ["links", "kin", "factError", undefined],
    ["listings", "listing", "wrongListing", undefined],
    ["listings", "listing", "overdue", undefined],
    ["listings", "early", "wrongListing", undefined],
    ["listings", "late", "wrongListing", undefined],
    ["listings", "to-late", "wrongListing", undefined],
    ["penalties", "penalty", "overdue", undefined],
    ["records", "record", "overdue", undefined],
  ];
  test.each(grounds)("gives %s %s back as it was (%s)", async (_, key, ground, corrections) => {
    small = await loadedRegion(undefined, all);
    const before = await believed(key);
    expect(before).toHaveLength(1);
    const leads = await states();
    const id = await upheld(key, { ground }, corrections);
    expect(await believed(key)).not.toEqual(before);
    await lift(id);
    expect(await believed(key)).toEqual(before);
    expect(await states()).toEqual(leads);
    expect((await small.deliver("again", all, "full")).report).toMatchObject({ unchanged: true });
    const whole = await everything();
    expect(await lift(id)).toMatchObject({ repeated: true });
    expect(await everything()).toEqual(whole);
  });

  test("of a granted repair gives the listing back", async () => {
    const before = await believed("l1");
    const leads = await states();
    const { id } = await applyForRepair(small.parts, {
      ...{ ...order, statementId: "s:l1", appliedBy: "当事人" },
    });
    await decideRepair(small.parts, { ...order, applicationId: id, decision: "ACCEPT" });
    await decideRepair(small.parts, { ...order, applicationId: id, decision: "GRANT" });
    expect((await states())[K]).toBe("RESOLVED");
    await lift(id);
    expect(await believed("l1")).toEqual(before);
    expect(await states()).toEqual(leads);
  });

  test("goes after a later one on the same statement", async () => {
    const first = await upheld("only", { ground: "textError" }, { sharePercent: "14" });
    const more = { ground: "textError", documentNo: "2号" } as const;
    const second = await upheld("only", more, { sharePercent: "35" });
    await expect(lift(first)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining(second),
    });
    await lift(second);
    expect(await states()).toMatchObject({ [K]: "RESOLVED", "listed-minority-shareholder K": "OPEN" });
    await lift(first);
    expect(await states()).toMatchObject({ [K]: "OPEN", "listed-minority-shareholder K": "RESOLVED" });
  });

  test("needs the office, the document and the reason", async () => {
    const id = await upheld("only");
    for (const name of ["authority", "documentNo", "reason"]) {
      await expect(lift(id, { [name]: " " })).rejects.toThrow(`${name}: found nothing`);
    }
    expect((await states())[K]).toBe("RESOLVED");
  });
});

describe("what the source said since the decision", () => {
  const without = {
    ...region,
    shareholdings: region.shareholdings!.filter((row) => row["statementId"] !== "only"),
  };
  const other = {
    ...region,
    shareholdings: [...without.shareholdings, stake("only", "P", "K", { sharePercent: "12" })],
  };
  const ways: [string, Tables[], { sharePpm: number } | null][] = [
    ["the same again, kept out: its words", [region], { sharePpm: 400_000 }],
    ["nothing any more: nothing", [without], null],
    ["nothing, then the same: its words", [without, region], { sharePpm: 400_000 }],
    ["others: those", [other], { sharePpm: 120_000 }],
    ["others, then the same: its words", [other, region], { sharePpm: 400_000 }],
    ["others, then nothing: nothing", [other, without], null],
    ["the same, then others, then the same: its words", [region, other, region], { sharePpm: 400_000 }],
  ];
  describe.each(["factError", "textError"] as const)("%s", (ground) => {
    test.each(ways)("%s", async (_, deliveries, expected) => {
      const corrections = ground === "textError" ? { sharePercent: "14" } : undefined;
      const id = await upheld("only", { ground }, corrections);
      for (const [number, tables] of deliveries.entries()) {
        await small.deliver(`since-${number}`, tables, "full");
        const unheard = await everything();
        await small.deliver(`since-${number}-again`, tables, "full");
        expect(await everything()).toEqual(unheard);
      }
      await lift(id);
      const rows = await asked(
        driver,
        `MATCH ()-[r:OWNS {statementId: 's:only'}]->() WHERE r.supersededAt > localdatetime('9999-01-01T00:00:00')
         RETURN toInteger(r.sharePpm) AS sharePpm`,
      );
      expect(rows.map((row) => ({ sharePpm: Number(row["sharePpm"]) }))).toEqual(expected ? [expected] : []);
      expect(await astray()).toEqual([]);
    });
  });

  test("a delivery that is taken back said nothing", async () => {
    const id = await upheld("only");
    const broken = { ...without, positions: [office("chair", "nobody", "K")], listings: [] };
    await expect(small.deliver("broken", broken, "full")).rejects.toThrow();
    await lift(id);
    expect(await believed("only")).toHaveLength(1);
  });
});
