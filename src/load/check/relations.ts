import type { LinkFact, PositionFact, ShareholdingFact } from "../../model/facts.ts";
import type { LinkKind } from "../../model/kinds.ts";
import { linkKinds, roles } from "../../model/kinds.ts";
import { WHOLE_PPM } from "../../model/shares.ts";
import type { Cells } from "../source.ts";
import { CellFault, cell, keyOf, optionalFen, optionalPpm, periodOf } from "./cells.ts";
import type { CheckedRow, Note } from "./facts.ts";

/** Row of shareholdings.csv → fact; throws CellFault. A company holding itself is accepted and reported. */
export function checkShareholding(cells: Cells): CheckedRow<ShareholdingFact> {
  const holderId = keyOf(cells, "holderId");
  const companyId = keyOf(cells, "companyId");
  const validity = periodOf(cells, "validFrom", "validTo");
  const notes: Note[] = [];
  if (holderId === companyId) {
    notes.push({ what: "company holds itself, left out of control", value: companyId });
  }
  const fact: ShareholdingFact = {
    statementId: keyOf(cells, "statementId"),
    holderId,
    companyId,
    ...stakeOf(cells),
    votesPpm: optionalPpm(cells, "votesPercent"),
    amountFen: optionalFen(cells, "amountFen"),
    validFrom: validity.from,
    validTo: validity.to,
  };
  return { fact, notes };
}

/** Known exactly, as an interval (an open side is 0 or 100), or not at all. */
function stakeOf(cells: Cells): Pick<ShareholdingFact, "sharePpm" | "sharePpmMin" | "sharePpmMax"> {
  const exact = optionalPpm(cells, "sharePercent");
  const least = optionalPpm(cells, "sharePercentMin");
  const most = optionalPpm(cells, "sharePercentMax");
  if (exact !== null) {
    if ((least !== null && least > exact) || (most !== null && most < exact)) {
      const value = cell(cells, "sharePercent");
      throw new CellFault("sharePercent", value, "is outside its own sharePercentMin to sharePercentMax");
    }
    return { sharePpm: exact, sharePpmMin: exact, sharePpmMax: exact };
  }
  const sharePpmMin = least ?? 0;
  const sharePpmMax = most ?? WHOLE_PPM;
  if (sharePpmMin <= sharePpmMax) {
    return { sharePpm: sharePpmMin === sharePpmMax ? sharePpmMin : null, sharePpmMin, sharePpmMax };
  }
  throw new CellFault("sharePercentMin", cell(cells, "sharePercentMin"), "is above sharePercentMax");
}

/** Row of positions.csv → fact; throws CellFault. An unknown role is accepted as such and reported. */
export function checkPosition(cells: Cells): CheckedRow<PositionFact> {
  const role = keyOf(cells, "role");
  const validity = periodOf(cells, "validFrom", "validTo");
  const fact: PositionFact = {
    statementId: keyOf(cells, "statementId"),
    personId: keyOf(cells, "personId"),
    organisationId: keyOf(cells, "organisationId"),
    role,
    validFrom: validity.from,
    validTo: validity.to,
  };
  return {
    fact,
    notes: Object.hasOwn(roles, role) ? [] : [{ what: "unknown role, kept as such", value: role }],
  };
}

/** Row of links.csv → fact; throws CellFault. An unknown kind is quarantined: see Decisions in ../README.md. */
export function checkLink(cells: Cells): CheckedRow<LinkFact> {
  const kind = keyOf(cells, "kind");
  if (!Object.hasOwn(linkKinds, kind)) {
    const expected = Object.keys(linkKinds).join(", ");
    throw new CellFault("kind", kind, `is no kind of link the graph has, expected one of ${expected}`);
  }
  const validity = periodOf(cells, "validFrom", "validTo");
  const fromId = keyOf(cells, "fromId");
  const toId = keyOf(cells, "toId");
  const fact: LinkFact = {
    statementId: keyOf(cells, "statementId"),
    fromId,
    toId,
    kind: kind as LinkKind,
    amountFen: optionalFen(cells, "amountFen"),
    validFrom: validity.from,
    validTo: validity.to,
  };
  return { fact, notes: fromId === toId ? [{ what: "subject linked to itself", value: fromId }] : [] };
}
