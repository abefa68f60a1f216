import type { Cells, DeliveryFiles, RawRow, Source, TableName } from "../source.ts";
import { nobody } from "./party-choice.ts";
import type { PartyChoice, SourceOptions } from "./party-choice.ts";
import { cellsOfStatement, fenText, partyId, statementOfEdge } from "./smesd-edges.ts";
import type { EdgeStatement } from "./smesd-edges.ts";

/** Last day of the period that a split observes: train up to 2018, validate 2019, test 2020 to 2021. */
const splitEnds: Readonly<Record<string, string>> = {
  train: "2018-12-31",
  validate: "2019-12-31",
  test: "2021-12-31",
};
/** A survivor is observed in December 2021 whatever its split. */
const SURVIVOR_OBSERVED_ON = "2021-12-31";

/**
 * SMEsD: 3,976 Chinese small and medium enterprises, their persons, links and lawsuits, names dropped (GDAN paper).
 * Mirrored edges are one statement; investments have amounts and no shares; label 1 (bankrupt) is a test listing.
 */
export function smesdSource({ listParty = nobody }: SourceOptions = {}): Source {
  return {
    id: "smesd",
    nameZh: "SMEsD 中小企业数据",
    defaultSourceId: "smesd",
    files: [
      csv("companies", "split idx label reg_capital paid_capital age_months"),
      csv("edges", "split src dst type_id type weight"),
      csv("lawsuits", "split company cause court result months_before_observation time_label"),
      csv("groups", "split kind group_no company"),
    ],
    feeds: {
      subjects: ["companies", "edges"],
      shareholdings: ["edges"],
      positions: ["edges"],
      links: ["edges"],
      listings: ["companies"],
      records: ["lawsuits", "companies"],
    },
    rows: (table, files) => smesdRows(table, files, listParty),
  };
}

const csv = (id: string, columns: string) =>
  ({ id, pattern: new RegExp(`^${id}\\.csv$`), format: "csv", columns: columns.split(" ") }) as const;

async function* smesdRows(
  table: TableName,
  files: DeliveryFiles,
  listParty: PartyChoice,
): AsyncGenerator<RawRow> {
  if (table === "subjects") {
    for await (const row of companyRows(files)) yield { ...row, cells: companyCells(row.cells) };
    yield* personRows(files);
  } else if (table === "listings") {
    yield* listingRows(files, listParty);
  } else if (table === "records") {
    yield* lawsuitRows(files);
  } else {
    yield* statementRows(table, files);
  }
}

/** One row a company: one that stands in two splits counts in the later one, so it is dropped from the earlier. */
async function* companyRows(files: DeliveryFiles): AsyncGenerator<RawRow> {
  const order = Object.keys(splitEnds);
  const latest = new Map<string, number>();
  for await (const { cells } of files.rowsOf("companies")) {
    const [id, place] = [cells["idx"] ?? "", order.indexOf(cells["split"] ?? "")];
    if (place > (latest.get(id) ?? -1)) latest.set(id, place);
  }
  for await (const row of files.rowsOf("companies")) {
    const place = order.indexOf(row.cells["split"] ?? "");
    if (row.broken !== undefined || place < 0) {
      yield {
        ...row,
        broken: row.broken ?? `split "${row.cells["split"]}": expected train, validate or test`,
      };
    } else if (latest.get(row.cells["idx"] ?? "") === place) yield row;
  }
}

function companyCells(row: Cells): Cells {
  const id = partyId(row["idx"] ?? "");
  return { id, kind: "company", name: `样本企业 ${id}`, capitalFen: fenText(row["reg_capital"] ?? "") };
}

async function* personRows(files: DeliveryFiles): AsyncGenerator<RawRow> {
  const seen = new Set<string>();
  for await (const row of files.rowsOf("edges")) {
    for (const index of [row.cells["src"], row.cells["dst"]]) {
      const id = partyId(index ?? "");
      if (!id.startsWith("P") || seen.has(id) || row.broken !== undefined) continue;
      seen.add(id);
      yield { ...row, cells: { id, kind: "person", name: `样本人员 ${id}` } };
    }
  }
}

/** Statements of one table, each once: the mirror image and the same edge in another split add nothing. */
async function* statementRows(table: TableName, files: DeliveryFiles): AsyncGenerator<RawRow> {
  const isInvestor = table === "shareholdings" ? await investors(files) : new Set<string>();
  const seen = new Set<string>();
  for await (const row of files.rowsOf("edges")) {
    if (row.broken !== undefined) {
      if (table === "links") yield { ...row, cells: {} };
      continue;
    }
    const statement = statementOfEdge(row);
    if (!statement) {
      if (table === "links")
        yield { ...row, cells: {}, broken: `type_id "${row.cells["type_id"]}": expected 0 to 19` };
      continue;
    }
    const { table: its, ...made } = cellsOfStatement(statement);
    const content = JSON.stringify(made.cells);
    if (its !== table || seen.has(content)) continue;
    seen.add(content);
    if (isBareHolder(statement) && isInvestor.has(pairOf(statement))) continue;
    yield { ...row, ...made };
  }
}

/** Pairs with an investment: there the stakeholder edge says nothing more. */
async function investors(files: DeliveryFiles): Promise<Set<string>> {
  const pairs = new Set<string>();
  for await (const row of files.rowsOf("edges")) {
    const statement = row.broken === undefined ? statementOfEdge(row) : undefined;
    if (statement?.means === "stake" && !isBareHolder(statement)) pairs.add(pairOf(statement));
  }
  return pairs;
}

const isBareHolder = (statement: EdgeStatement) => statement.name === "stakeholder";
const pairOf = (statement: EdgeStatement) => `${statement.from} ${statement.to}`;

async function* listingRows(files: DeliveryFiles, listParty: PartyChoice): AsyncGenerator<RawRow> {
  for await (const row of companyRows(files)) {
    const subjectId = partyId(row.cells["idx"] ?? "");
    const isBankrupt = row.cells["label"] === "1";
    if (row.broken !== undefined || (!isBankrupt && !listParty(subjectId))) continue;
    const cells = {
      listingId: `listed-${subjectId}`,
      subjectId,
      listCode: "dishonestJudgmentDebtor",
      authority: isBankrupt ? "SMEsD label 1 (bankrupt), test list" : "test list, chosen when loading",
      listedOn: splitEnds[row.cells["split"] ?? ""] ?? "",
    };
    yield { ...row, cells };
  }
}

async function* lawsuitRows(files: DeliveryFiles): AsyncGenerator<RawRow> {
  const observedOn = new Map<string, string>();
  for await (const { cells } of companyRows(files)) {
    const ended = cells["label"] === "1" ? splitEnds[cells["split"] ?? ""] : SURVIVOR_OBSERVED_ON;
    observedOn.set(cells["idx"] ?? "", ended ?? SURVIVOR_OBSERVED_ON);
  }
  for await (const row of files.rowsOf("lawsuits")) {
    const {
      company = "",
      cause,
      court,
      result = "",
      months_before_observation: months = "",
    } = row.cells as Record<string, string>;
    const cells = {
      recordId: `lawsuit-${row.line}`,
      subjectId: partyId(company),
      recordType: /^[01]$/.test(result) ? "lawsuitPlaintiff" : "lawsuitDefendant",
      value: `cause ${cause}, court ${court}, result ${result}`,
      occurredOn: monthsBefore(observedOn.get(company) ?? SURVIVOR_OBSERVED_ON, months),
    };
    yield { ...row, cells };
  }
}

/** First day of the month that lies so many months before a date; unreadable months go on for the check. */
function monthsBefore(date: string, months: string): string {
  if (!/^\d{1,4}$/.test(months)) return `${months} months before ${date}`;
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - Number(months);
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
