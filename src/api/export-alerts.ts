import type { ServerResponse } from "node:http";
import { stringify } from "csv-stringify/sync";
import { GraphQLError } from "graphql";
import { alertStatuses, severities } from "../model/alert.ts";
import { concertPartyIds } from "../model/finding.ts";
import { maskIdNumbers } from "../model/id-number.ts";
import { isListing, proofDoubtsZh } from "../model/list-doubts.ts";
import { readSubjects } from "../read/subjects.ts";
import { ruleById } from "../rules/catalogue.ts";
import { sentenceZh } from "./alert-wording.ts";
import { alertPageAt } from "./alert-book.ts";
import type { ApiParts } from "./context.ts";
import { contextOf } from "./context.ts";

const maskedCell = <Cell>(cell: Cell) => (typeof cell === "string" ? maskIdNumbers(cell) : cell);

/** Rows of an export at most; the last line says so when it was cut. */
const ROWS_MAX = 20_000;

/**
 * All leads as CSV for a spreadsheet, as they stand or as they stood at the times of the address (`?asOf=&knownAt=`):
 * BOM, CRLF, formulas escaped, no ID numbers.
 */
export async function exportAlerts(
  parts: ApiParts,
  response: ServerResponse,
  { searchParams }: URL,
): Promise<void> {
  const { graph } = parts;
  const context = contextOf(parts, "export");
  const asked = { asOf: searchParams.get("asOf"), knownAt: searchParams.get("knownAt") };
  const at = await context.moment(asked).catch((error: unknown) => error as Error);
  if (at instanceof GraphQLError) return void response.writeHead(400).end(`${at.message}\n`);
  if (at instanceof Error) throw at;
  const { alerts, ...page } = await alertPageAt(context, { first: ROWS_MAX }, at);
  const named = alerts.flatMap(({ targetId, seedIds, proof }) => [
    ...[targetId, ...seedIds],
    ...proof.filter(isListing).map(({ from }) => from),
    ...concertPartyIds(proof, seedIds),
  ]);
  const ids = [...new Set(named)];
  const law = await context.law(at);
  const subjects = await readSubjects(graph, ids, at, law);
  const subjectById = new Map(subjects.filter((one) => one !== null).map((one) => [one.id, one]));
  const nameOf = (id: string): string => subjectById.get(id)?.name ?? id;
  const regionOf = (id: string): string | null => subjectById.get(id)?.regionCode ?? null;
  const rows = alerts.map((alert) => [
    alert.id,
    ruleById(alert.ruleId)?.name.zh ?? alert.ruleId,
    severities[alert.severity],
    alertStatuses[alert.status],
    nameOf(alert.targetId),
    alert.targetId,
    alert.seedIds.map(nameOf).join("、"),
    sentenceZh(alert, {
      target: nameOf(alert.targetId),
      seeds: alert.seedIds.map(nameOf),
      concertParties: concertPartyIds(alert.proof, alert.seedIds).map(nameOf),
      doubts: proofDoubtsZh(alert.proof, { asOf: at.asOf, law }, regionOf),
    }),
    alert.openedOn,
    alert.asOf,
    alert.certificateHash,
  ]);
  if (page.hasNextPage)
    rows.push([`仅导出前 ${ROWS_MAX} 条，共 ${page.totalCount} 条`, ...Array<string>(10).fill("")]);
  response.writeHead(200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="alerts.csv"',
    "cache-control": "private, no-store",
  });
  const header = [
    "线索编号",
    "规则",
    "等级",
    "状态",
    "目标主体",
    "目标代码",
    "关联严重失信主体",
    "说明",
    "开启日期",
    "数据日期",
    "证据书",
  ];
  response.end(
    stringify([header, ...rows.map((cells) => cells.map(maskedCell))], {
      bom: true,
      record_delimiter: "windows",
      escape_formulas: true,
    }),
  );
}
