import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ApiError } from "../../web/api.ts";
import { commonnessText, traitsText } from "../../web/panel/identity.ts";
import { candidatesText } from "../../web/panel/parts.ts";
import { mergedFromText } from "../../web/panel/search.ts";
import { judgeFailureText } from "../../web/panel/judge-form.ts";
import { coverage } from "./canned.ts";
import { browserMissing } from "./browser.ts";
import type { CannedPage } from "./canned-page.ts";
import { openCannedPage } from "./canned-page.ts";

const common = { population: 120, total: 0, why: null, candidates: [] };

test("how common a name is, is told with what it says by itself", () => {
  expect(commonnessText("person", { ...common, bearers: 3, bearersExact: true, different: 1 })).toBe(
    "已载入的 120 名自然人中另有 2 人同名，其中 1 人确为他人；仅凭姓名，指本人的可能至多 1/3",
  );
  expect(commonnessText("person", { ...common, bearers: 900, bearersExact: false, different: 0 })).toBe(
    "已载入的 120 名自然人中另有至少 899 人同名；仅凭姓名，指本人的可能至多 1/900",
  );
  expect(commonnessText("person", { ...common, bearers: 1, bearersExact: true, different: 0 })).toBe(
    "已载入的 120 名自然人中没有他人同名",
  );
  expect(commonnessText("person", null)).toBe("姓名未载");
  expect(commonnessText("company", { ...common, bearers: 3, bearersExact: true, different: 1 })).toBe(
    "已载入的 120 家单位中另有 2 家同名或名称相近，其中 1 家已知为其他单位；仅凭名称，指本单位的可能至多 1/3",
  );
  expect(commonnessText("company", { ...common, bearers: 1, bearersExact: true, different: 0 })).toBe(
    "已载入的 120 家单位中没有其他单位同名",
  );
  expect(commonnessText("company", null)).toBe("名称未载");
});

test("what speaks for a candidate says too that there was nothing to compare", () => {
  const told = { nameZh: "姓名相同，重名常见，须有第二项信息", differs: [] };
  expect(traitsText("person", { ...told, key: "UNKNOWN", shared: [] })).toBe("证件号码无从比对");
  expect(traitsText("person", { ...told, key: "SAME", shared: ["ADDRESS", "ORGANISATION"] })).toBe(
    "证件号码相同，地址相同，任职或持股的单位相同",
  );
  const firm = { nameZh: "名称写法归一后相同", shared: ["LEADER" as const], differs: ["ADDRESS" as const] };
  expect(traitsText("company", { ...firm, key: "UNKNOWN" })).toBe(
    "名称写法归一后相同，统一代码无从比对，负责人姓名相同，地址不同",
  );
});

test("coverage tells candidates with what they are not counted for, and where nobody was counted", () => {
  const told = (candidatePersons: number | null, candidatePersonsExact: boolean | null) =>
    candidatesText({ ...coverage, candidatePersons, candidatePersonsExact });
  expect(told(2, true)).toBe("；所涉自然人有同名、可能为同一人而未合并者 2 名，其信息未计入");
  expect(told(2, false)).toContain("至少 2 名");
  expect(told(0, true)).toBe("");
  expect(told(null, null)).toBe("");
  expect(told(0, false)).toBe("；所涉自然人的同名者未能全部查看");
});

test("a hit that was merged says whom the text found", () => {
  expect(mergedFromText({ id: "P9", name: "莊硯川" })).toBe("“莊硯川”（编号 P9）已并入此主体");
});

test("a refused judgement is told in words of the case", () => {
  expect(judgeFailureText(new ApiError("CONFLICT", "x"))).toContain("证件号码或统一代码不同");
  expect(judgeFailureText(new ApiError("FORBIDDEN", "当前身份无权查看这项内容"))).toBe(
    "当前身份无权查看这项内容",
  );
});

const missing = browserMissing();
if (missing) console.warn(`test/web/identity skips its browser: ${missing}`);

describe.skipIf(missing !== null)("the card of a person", () => {
  let opened: CannedPage;
  let page: Page;
  beforeAll(async () => {
    opened = await openCannedPage({ width: 1440, height: 900 });
    page = opened.page;
  });
  beforeEach(async () => {
    await page.goto(`${opened.baseUrl}?subject=P1`);
    await page.locator(".identity").waitFor();
  });
  afterAll(() => opened.close());
  const sent = (operation: string) => opened.sent(operation);

  test("says who is who, and a candidate stays another subject that it leads to", async () => {
    const text = (await page.locator(".identity").textContent())!;
    expect(text).toContain("仅名称（仅有姓名，不与他人合并）");
    expect(text).toContain("可能为同一人，未合并");
    expect(text).toContain("证件号码无从比对，电话相同，任职或持股的单位相同");
    expect(text).toContain("编号 P3 · 2026-06-12 10:00 · inspector：住址不同");
    // The candidate's listing is not this person's.
    expect(await page.locator(".identity .pill").count()).toBe(0);
    expect(await page.locator('g.node[data-id="P2"]').count()).toBe(0);
    await page.locator(".candidate .link").click();
    await expect.poll(() => page.url()).toContain("subject=P2");
  });

  test("the coverage line tells candidates and our own decisions apart from sources", async () => {
    const text = (await page.locator(".coverage").textContent())!;
    expect(text).toContain("；已计入本单位作出的异议与修复决定（最近 2026-06-12 10:00）；所涉自然人有同名");
    expect(text).toContain("数据来源：seed（截至 2026-06-30）；");
  });

  test("an organisation has such a section where it has no code, and none where nothing is asked", async () => {
    await page.goto(`${opened.baseUrl}?subject=C1`);
    await page.locator("article.subject h2").waitFor();
    expect(await page.locator(".identity").count()).toBe(0);
    await page.goto(`${opened.baseUrl}?subject=C7`);
    await page.locator(".identity").waitFor();
    const text = (await page.locator(".identity").textContent())!;
    expect(text).toContain("可能为同一单位，未合并");
    expect(text).toContain("名称写法归一后相同，统一代码无从比对，负责人姓名相同，地址不同");
    expect(text).toContain("与本主体是否为同一单位，未经认定");
    const form = page.locator(".candidate .judge");
    await form.locator("summary").click();
    await form.locator("textarea").fill("同一负责人");
    const told = sent("JudgeSameSubject");
    await form.getByText("判为同一单位", { exact: true }).click();
    expect(await told).toEqual({ input: { keepId: "C7", absorbId: "C8", reason: "同一负责人" } });
  });

  test("a judgement wants a reason, names who stays, and a refusal is told", async () => {
    const form = page.locator(".candidate .judge");
    await form.locator("summary").click();
    await form.getByText("判为同一人", { exact: true }).click();
    await expect.poll(() => form.locator("[role=alert]").textContent()).toBe("请写明理由");
    await form.locator("textarea").fill("退回");
    await form.getByText("判为同一人", { exact: true }).click();
    await expect.poll(() => form.locator("[role=alert]").textContent()).toContain("不能这样认定");
    await form.locator("textarea").fill("同一手机号");
    await form.locator("select").selectOption("P2");
    const told = sent("JudgeSameSubject");
    await form.getByText("判为同一人", { exact: true }).click();
    expect(await told).toEqual({ input: { keepId: "P2", absorbId: "P1", reason: "同一手机号" } });
    await expect.poll(() => page.locator("#notice").textContent()).toBe("已判为同一人，记载已归并");
  });

  test("two persons are judged apart, and that is taken back", async () => {
    const form = page.locator(".candidate .judge");
    await form.locator("summary").click();
    await form.locator("textarea").fill("出生地不同");
    let told = sent("JudgeTwoSubjects");
    await form.getByText("判为不同人", { exact: true }).click();
    expect(await told).toEqual({ input: { ids: ["P1", "P2"], reason: "出生地不同" } });
    await expect.poll(() => page.locator("#notice").textContent()).toContain("已判为不同人");
    await expect.poll(() => page.locator(".judge[open]").count()).toBe(0);
    const back = page.locator(".judged .judge");
    await back.locator("summary").click();
    await back.locator("textarea").fill("重新核对");
    told = sent("JudgeTwoSubjects");
    await back.getByText("撤销", { exact: true }).click();
    expect(await told).toEqual({ input: { ids: ["P1", "P3"], withdraw: true, reason: "重新核对" } });
    await expect.poll(() => page.locator("#notice").textContent()).toBe("认定已撤销");
  });

  test("who was merged is looked at as who is kept, and that is said", async () => {
    await page.goto(`${opened.baseUrl}?subject=P9`);
    await expect.poll(() => page.url()).toContain("subject=P1");
    await expect
      .poll(() => page.locator("#notice").textContent())
      .toBe("“莊硯川”（编号 P9）已并入“庄砚川”，以下为并入后的主体");
    expect(await page.locator('g.node[data-id="P9"]').count()).toBe(0);
  });

  test("the card of who was merged says so and nothing else, and leads to who is kept", async () => {
    await page.goto(`${opened.baseUrl}?on-node=P9`);
    await page.locator(".merged").waitFor();
    expect(await page.locator("article.subject h3").allTextContents()).toEqual(["身份"]);
    await page.locator(".merged .link").click();
    await expect.poll(() => page.url()).toContain("subject=P1");
  });

  test("a past that is looked at offers no judgement", async () => {
    await page.goto(`${opened.baseUrl}?subject=P1&knownAt=2026-06-20T00:00:00.000Z`);
    await page.locator(".identity").waitFor();
    expect(await page.locator(".judge").count()).toBe(0);
  });

  test("open forms have no accessibility fault", async () => {
    for (const summary of await page.locator(".judge summary").all()) await summary.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
