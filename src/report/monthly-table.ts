import type { Html } from "./html.ts";
import { html } from "./html.ts";

/** A column of a printed table; numbers stand on the right. */
export interface PrintedColumn<T> {
  title: string;
  cell: (row: T) => Html | string | number | null;
  isNumber?: boolean;
}

/** One table of a printed report: rows beyond `rowsMax` are counted and named as being in the spreadsheet. */
export interface PrintedTable<T> {
  caption: string;
  columns: readonly PrintedColumn<T>[];
  rows: readonly T[];
  /** Said where there are no rows. */
  none: string;
  rowsMax: number;
  /** Last line, one cell a column. */
  total?: readonly (string | number)[];
}

/** Draw one table; an empty one is one sentence. */
export function printedTable<T>({ caption, columns, rows, none, rowsMax, total }: PrintedTable<T>): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  const rest = rows.length - rowsMax;
  return html`<table>
    <caption>
      ${caption}${rest > 0 && `（共 ${rows.length} 行，列出前 ${rowsMax} 行，其余 ${rest} 行见同期电子表格）`}
    </caption>
    <thead>
      <tr>
        ${columns.map(({ title, isNumber }) => html`<th${classOf(isNumber)}>${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.slice(0, rowsMax).map((row) => {
        return html`<tr>
          ${columns.map(({ cell, isNumber }) => html`<td${classOf(isNumber)}>${cell(row) ?? "—"}</td>`)}
        </tr>`;
      })}
      ${
        total &&
        html`<tr class="total">
          ${total.map((cell, at) => html`<td${classOf(columns[at]?.isNumber)}>${cell}</td>`)}
        </tr>`
      }
    </tbody>
  </table>`;
}

function classOf(isNumber: boolean | undefined): Html | false {
  return isNumber === true && html` class="number"`;
}
