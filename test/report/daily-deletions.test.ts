import readXlsxFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { dailyAlertsHtml, dailyAlertsXlsx } from "../../src/report/daily-alerts.ts";
import { deletionSection } from "../../src/report/daily-deletions.ts";
import type { DailyReportInput } from "../../src/report/daily-report-input.ts";
import { dailyExample } from "./daily-example.ts";

const row = (number: number) => ({
  statementId: `court:P-${number}`,
  subjectId: "T",
  whatZh: "罚款",
  since: "2025-04-01",
  source: "浙江省公共信用信息管理条例第十六条",
});
const withRows = (toDelete: DailyReportInput["toDelete"]): DailyReportInput => ({
  ...dailyExample(),
  toDelete,
});
const textOf = (page: string) => page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("page and workbook name what is to be deleted, since when and by which rule", async () => {
  const input = withRows({ rows: [row(1)], total: 1, totalIsExact: true });
  const text = textOf(dailyAlertsHtml(input));
  expect(text).toContain("六、应删除的记录 保留期满或已撤销而应删除的记录共 1 条；");
  expect(text).toContain(
    "厦门海沧望潮物流有限公司 91350205MA2Y00077K 罚款 court:P-1 2025-04-01 浙江省公共信用信息管理条例第十六条",
  );
  const sheets = await readXlsxFile(Buffer.from(await dailyAlertsXlsx(input)));
  const { data } = sheets.find(({ sheet }) => sheet === "应删除")!;
  expect(data.slice(3)).toEqual([
    [
      ...["厦门海沧望潮物流有限公司", "91350205MA2Y00077K", "罚款", "court:P-1", "2025-04-01"],
      "浙江省公共信用信息管理条例第十六条",
    ],
  ]);
});

test("paper lists as many as fit and says how many there are, at least where they were not counted out", () => {
  const rows = [row(1), row(2), row(3)];
  const told = (toDelete: DailyReportInput["toDelete"], printedMax: number) =>
    textOf(deletionSection(withRows(toDelete), printedMax).markup);
  const two = told({ rows, total: 10_000, totalIsExact: false }, 2);
  expect(two).toContain("至少 10000 条，列出应删除最久的 2 条；");
  expect(two).toContain("court:P-2");
  expect(two).not.toContain("court:P-3");
  expect(told({ rows, total: 3, totalIsExact: true }, 3)).toContain("共 3 条；");
  expect(told({ rows: [], total: 0, totalIsExact: true }, 3)).toContain("没有保留期满");
});
