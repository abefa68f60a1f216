import { beforeEach, describe, expect, test } from "vitest";
import { decideObjection } from "../../src/discipline/objections.ts";
import { verifyAlert } from "../../src/jobs/verify-alert.ts";
import { company, stake } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";
import { believed, order, stepsOn } from "./decided-steps.ts";
import type { SmallRegion } from "./small-region.ts";
import {
  alertId,
  astray,
  driver,
  everything,
  graph,
  loadedRegion,
  raised,
  region,
  states,
} from "./small-region.ts";

let small: SmallRegion;
beforeEach(async () => {
  small = await loadedRegion();
});

const K = "listed-shareholder K";
const { upheld, request, review, lift } = stepsOn(() => small);

describe("a review", () => {
  test("does not suspend the decision: marks and leads stay as they are until it is decided", async () => {
    const { id } = await raised(small.parts, "only");
    await decideObjection(small.parts, { ...order, objectionId: id, decision: "REJECT" });
    const before = await states();
    expect(await request(id)).toMatchObject({ repeated: false, ripple: null });
    expect(await states()).toEqual(before);
    expect(await astray()).toEqual([]);
    const requested = await everything();
    expect(await request(id)).toMatchObject({ repeated: true });
    expect(await everything()).toEqual(requested);
    expect(await review(id, "SUSTAIN")).toMatchObject({ repeated: false, ripple: null });
    expect(await states()).toEqual(before);
    const sustained = await everything();
    expect(await review(id, "SUSTAIN")).toMatchObject({ repeated: true });
    expect(await everything()).toEqual(sustained);
  });

  test("that replaces a rejection takes the fact back, and its leads at once", async () => {
    const { id } = await raised(small.parts, "only");
    await decideObjection(small.parts, { ...order, objectionId: id, decision: "REJECT" });
    await request(id);
    expect((await review(id, "REPLACE")).ripple).toMatchObject({ status: "done", closed: 2 });
    expect(await states()).toMatchObject({ [K]: "RESOLVED" });
    const { report } = await small.deliver("again", region, "full");
    expect(report.files.find(({ table }) => table === "shareholdings")).toMatchObject({ rowsQuarantined: 1 });
  });

  test("that replaces an upheld objection says the fact again: the past stays, and leads are proven anew", async () => {
    const [before] = await believed("only");
    const id = await upheld("only");
    const held = small.parts.clock().toISOString();
    await request(id);
    expect((await states())[K]).toBe("RESOLVED");
    expect((await review(id, "REPLACE")).ripple).toMatchObject({ status: "done" });
    expect((await states())[K]).toBe("OPEN");
    expect(await believed("only")).toEqual([before]);
    expect(await astray()).toEqual([]);
    expect((await verifyAlert(graph, await alertId("listed-shareholder", "K")))?.differences).toEqual([]);
    const then = await asked(
      driver,
      `MATCH ()-[r:OWNS {statementId: 's:only'}]->() WITH r, localdatetime('${held.replace("Z", "")}') AS then
       RETURN count(r) AS versions, sum(CASE WHEN r.recordedAt <= then < r.supersededAt THEN 1 ELSE 0 END) AS then`,
    );
    expect(then.map((row) => Object.values(row).map(Number))).toEqual([[2, 0]]);
    const { report } = await small.deliver("again", region, "full");
    expect(report).toMatchObject({ unchanged: true });
  });

  test("that corrects in other words replaces one correction by another, in one load", async () => {
    const id = await upheld("only", { ground: "textError" }, { sharePercent: "14" });
    expect(await states()).toMatchObject({
      [K]: "RESOLVED",
      "listed-minority-shareholder K": "OPEN",
    });
    await request(id);
    await review(id, "REPLACE", { sharePercent: "30" });
    expect(await states()).toMatchObject({ [K]: "OPEN", "listed-minority-shareholder K": "RESOLVED" });
    const full = await small.deliver("again", region, "full");
    expect(full.report.files.find(({ table }) => table === "shareholdings")).toMatchObject({
      rowsQuarantined: 1,
    });
    // Lifted, the source's own words stand again.
    await lift(id);
    expect((await small.deliver("once more", region, "full")).report).toMatchObject({ unchanged: true });
  });

  test("has an authority: that of the region's rule, or who is told", async () => {
    const id = await upheld("only");
    await request(id);
    const [told] = await asked(driver, "MATCH (v:CaseReview) RETURN v.authority AS authority");
    expect(told).toEqual({ authority: "浙江省发展和改革委员会" });
    await small.deliver("elsewhere", {
      subjects: [company("F", { regionCode: "350203" })],
      shareholdings: [stake("f", "P", "F")],
    });
    const other = await upheld("f");
    await expect(request(other)).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining("authority"),
    });
    expect(await request(other, { authority: "某省发展和改革委员会" })).toMatchObject({ repeated: false });
  });

  test("is refused with its reason before its day, without a reason, for nothing, or with corrections to no end", async () => {
    await expect(request("O0")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const id = await upheld("only");
    await expect(request(id, { requestedOn: "2026-06-29" })).rejects.toThrow("2026-06-30 or later");
    await expect(request(id, { reason: " " })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    await request(id);
    await expect(request(id, { documentNo: "other" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(review(id, "SUSTAIN", { sharePercent: "1" })).rejects.toThrow("expected none");
    await expect(review(id, "REPLACE", { sharePercent: "1" })).rejects.toThrow("expected none");
    expect((await states())[K]).toBe("RESOLVED");
  });
});
