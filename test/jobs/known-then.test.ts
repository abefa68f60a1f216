import { describe, expect, test } from "vitest";
import type { IdentityJudgement } from "../../src/load/identity/identity-judgements.ts";
import { mergeSubjects, undoMerge } from "../../src/load/identity/identity-judgements.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import type { RunMoment } from "../../src/jobs/job.ts";
import type { Row, Tables } from "../load/bundle-folder.ts";
import { company } from "../load/bundle-folder.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { ChangingRegister, randomOf } from "./changing-register.ts";
import type { Alerts } from "./whole-answer.ts";
import { momentsOf, wholeAnswer } from "./whole-answer.ts";

/** Moments of each register at which all rules are asked: then, and again when much more is known. */
/** Seeds whose registers have listed companies for most of the time. */
const SEEDS = [2, 4, 6];
const MOMENTS = 12;
/** Two companies are judged to be one for some of them. */
const [MERGED_AT, UNDONE_AT] = [4, 8];
const judge = { by: "inspector", reason: "同一企业" };
const clock = () => new Date();

const { graph, driver } = freshGraph();
const moment = momentsOf("known-then");

/** What companies say of themselves: by two sources, each anew at any time, or no longer. */
class OwnWords {
  private readonly random: (below: number) => number;
  private readonly others = new Map<string, Row>();

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  /** A delivery of the register, or of the second source: whole, so that what it does not name is gone. */
  next(): { sourceId: string; mode: "full" | "delta"; tables: Tables } {
    if (this.random(3) > 0) {
      const subjects = [this.anew(), this.anew(), this.anew()];
      const byId = new Map(subjects.map((row) => [row["id"], row]));
      return { sourceId: "s", mode: "delta", tables: { subjects: [...byId.values()] } };
    }
    return this.ofOthers();
  }

  /** All that the second source says: two companies of its own too, one of them not always. */
  ofOthers(): { sourceId: string; mode: "full"; tables: Tables } {
    for (let count = 0; count < 4; count += 1) {
      const row = this.anew();
      if (this.random(3) === 0) this.others.delete(row["id"]!);
      else this.others.set(row["id"]!, row);
    }
    const own = this.random(3) > 0 ? ["T", "U"] : ["T"];
    const subjects = [...own.map((id) => this.anew(id)), ...this.others.values()];
    return { sourceId: "t", mode: "full", tables: { subjects } };
  }

  private anew(id = `C${this.random(14)}`): Row {
    return company(id, {
      kind: this.pick(["company", "company", "company", "governmentBody"]),
      phone: this.pick(["", "0592-555000", "0592-555001", "0592-555002"]),
      address: this.pick(["", "虚街0号", "虚街1号", "虚街2号"]),
      regionCode: this.pick(["", "350203", "350206", "350503"]),
      industryCode: this.pick(["", "C13", "F51"]),
      registeredOn: this.pick(["", "2015-01-01", "2025-03-01", "2026-01-05"]),
    });
  }

  private pick(texts: readonly string[]): string {
    return texts[this.random(texts.length)]!;
  }
}

describe.each(SEEDS)("register %i", (seed) => {
  test("what was found at a moment is found at that moment whenever it is asked", async () => {
    await wipeGraph(driver);
    const register = new ChangingRegister(seed);
    const words = new OwnWords(seed);
    await loadTables(graph, "first", register.first());
    let merge: IdentityJudgement | undefined;
    const then: { now: RunMoment; answer: Alerts }[] = [];
    for (let step = 0; step < MOMENTS; step += 1) {
      await loadTables(graph, `change-${step}`, register.change().tables, { mode: "delta" });
      const { tables, ...more } = step === 0 ? words.ofOthers() : words.next();
      await loadTables(graph, `words-${step}`, tables, { ...more, acceptShrinkage: true });
      if (step === MERGED_AT)
        merge = await mergeSubjects(graph, { keepId: "C3", absorbId: "T" }, judge, clock);
      if (step === UNDONE_AT) await undoMerge(graph, merge!.judgementId, judge, clock);
      await runDerive(graph, moment());
      const now = moment();
      then.push({ now, answer: await wholeAnswer(graph, now) });
    }
    for (const { now, answer } of then) expect(await wholeAnswer(graph, now)).toEqual(answer);
    const keys = then.map(({ answer }) => JSON.stringify(answer.map(([key]) => key)));
    expect(new Set(keys).size, "moments with answers of their own").toBeGreaterThan(MOMENTS / 2);
    const [kept] = await asked(driver, "MATCH (s:SubjectState) RETURN count(s) AS states");
    expect(Number(kept!["states"])).toBeGreaterThan(MOMENTS);
  });
});
