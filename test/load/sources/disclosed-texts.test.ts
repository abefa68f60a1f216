import { describe, expect, test } from "vitest";
import { disclosure } from "../../../src/load/sources/disclosure/disclosure.ts";
import { checkedRows, rowsOfFolder } from "./delivered-rows.ts";
import { EXAMPLE, idNumbers, penalty, understood } from "./disclosed-rows.ts";

describe("what is disclosed beside", () => {
  const said = {
    ...{
      CF_WFXW: "食品标签",
      CF_SY: "标签不实\n两处",
      CF_YJ: "食品安全法第一百二十五条",
      CF_NR: "罚款壹万元",
    },
    ...{ CF_SJLY: "厦门市市场监督管理局", CF_SJLYDM: "11350200004140004R", DFBM: "350200" },
  };

  test("is kept with the penalty, kind of offence and facts as one text", async () => {
    const { facts } = await understood("penalties", penalty(said));
    expect(facts).toMatchObject([
      {
        ...{
          offence: "食品标签：标签不实\n两处",
          legalBasis: "食品安全法第一百二十五条",
          content: "罚款壹万元",
        },
        ...{ provider: "厦门市市场监督管理局", providerCode: "11350200004140004R", divisionCode: "350200" },
      },
    ]);
  });

  test.each([
    [{ CF_SY: "食品标签不实" }, "食品标签不实"],
    [{ CF_SY: "/" }, "食品标签"],
    [{ CF_WFXW: "", CF_SY: "标签不实" }, "标签不实"],
  ])("of the offence says nothing twice: %j", async (more, offence) => {
    const { facts } = await understood("penalties", penalty({ ...said, ...more }));
    expect(facts).toMatchObject([{ offence }]);
  });

  test("leaves no trace where it is not stated", async () => {
    const { facts } = await understood("penalties", penalty({ CF_SY: "无", CF_NR: "" }));
    const names = ["offence", "legalBasis", "content", "provider", "providerCode", "divisionCode"];
    expect(Object.keys(facts[0]!).filter((name) => names.includes(name))).toEqual([]);
  });

  test("is kept with a licence, with the number of its decision", async () => {
    const { facts } = checkedRows("records", await rowsOfFolder(EXAMPLE, disclosure, "records"));
    expect(facts[1]).toMatchObject({
      documentNo: "厦食许〔2016〕12号",
      content: "食品经营",
      divisionCode: "350200",
    });
    expect(Object.keys(facts[1]!)).not.toContain("provider");
  });

  test.each([
    ["CF_SY", "违法事实"],
    ["CF_YJ", "处罚依据"],
    ["CF_NR", "处罚内容"],
    ["CF_SJLY", "数据来源单位"],
  ])("with an ID number in %s keeps the row out and repeats no digit", async (column, zh) => {
    const { raw, facts, reasons } = await understood(
      "penalties",
      penalty({ [column]: `当事人${idNumbers[0]}未办证` }),
    );
    expect(facts).toEqual([]);
    expect(raw[0]!.at).toMatchObject({ column: `${column} ${zh}`, value: expect.stringContaining("未办证") });
    expect(JSON.stringify([raw[0]!.at, raw[0]!.cells, reasons])).not.toContain(idNumbers[0]);
  });

  test("of 20,000 characters is kept, of one more keeps the row out", async () => {
    const { facts } = await understood("penalties", penalty({ CF_NR: "罚".repeat(20_000) }));
    expect(facts).toMatchObject([{ content: "罚".repeat(20_000) }]);
    const { reasons } = await understood("penalties", penalty({ CF_NR: "罚".repeat(20_001) }));
    expect(reasons.join()).toContain("has 20001 characters, expected at most 20000");
  });
});
