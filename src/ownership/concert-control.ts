import { mergeConcert } from "./concert.ts";
import { immediatePairs } from "./control-edges.ts";
import { controlRelation } from "./control.ts";
import type { Holdings } from "./holdings.ts";
import { indexHoldings } from "./holdings.ts";

/** A company whose majority the members of a group have only together, with the holdings that prove it. */
export interface JointCompany {
  readonly company: number;
  /** Votes of the members (of the others, where the company is one) and of whatever these control together. */
  readonly votesPpm: number;
  /** Holding indices, ascending: those into the company, and those that make the members control their holders. */
  readonly basis: readonly number[];
}

/**
 * The companies that members acting in concert (一致行动) control together and none of them alone, by company; of
 * those only where control begins: no company controlled by the group stands strictly between. A member is weighed
 * against the others, since a company is never its own controller. One row a pair.
 */
export function controlledInConcert(holdings: Holdings, members: readonly number[]): JointCompany[] {
  const isMember = new Set(members);
  const outside = beginnings(holdings, members).filter(({ company }) => !isMember.has(company));
  const held = new Set(holdings.company);
  const inside = members
    .filter((member) => held.has(member))
    .flatMap((member) => {
      const others = members.filter((other) => other !== member);
      return beginnings(holdings, others).filter(({ company }) => company === member);
    });
  return [...outside, ...inside].sort((a, b) => a.company - b.company);
}

/** Where the control of a group begins beside its members: immediate edges of the node that holds their votes. */
function beginnings(holdings: Holdings, members: readonly number[]): JointCompany[] {
  const merged = mergeConcert(holdings, [members]);
  const group = merged.groups[0]?.node;
  if (group === undefined) return [];
  const index = indexHoldings(merged.holdings);
  const relation = controlRelation(index);
  const { offsets, companies } = relation;
  const controlledBy = (node: number) => companies.subarray(offsets[node], offsets[node + 1]);
  const together = new Set([...members, ...controlledBy(group)]);
  const isMember = new Set(members);
  // A member that its own company controls in turn does not stand between, and controls it alone all the same.
  const alone = new Set(members.flatMap((member) => [...controlledBy(member)]));
  const rowsInto = (held: number) =>
    [
      ...index.byCompany.rows.subarray(index.byCompany.offsets[held], index.byCompany.offsets[held + 1]),
    ].filter(
      (row) =>
        row < merged.firstGroupRow && holdings.controlPpm[row]! > 0 && together.has(holdings.holder[row]!),
    );
  return [...immediatePairs(relation)]
    .filter(([source, company]) => source === group && !isMember.has(company) && !alone.has(company))
    .map(([, company]) => provedBy(holdings, company, { rowsInto, isMember }))
    .filter((proof) => proof.basis.length > 0);
}

interface Proving {
  /** Rows into a company of the members and whatever they control together. */
  readonly rowsInto: (company: number) => readonly number[];
  readonly isMember: ReadonlySet<number>;
}

/** No basis where one holder alone brings the majority, within a loop: its own row proves it to whom controls it. */
function provedBy(holdings: Holdings, company: number, { rowsInto, isMember }: Proving): JointCompany {
  const into = rowsInto(company);
  const votesPpm = into.reduce((sum, row) => sum + holdings.controlPpm[row]!, 0);
  if (into.length < 2) return { company, votesPpm, basis: [] };
  const seen = new Set([company]);
  const basis = [...into];
  for (const row of basis) {
    const from = holdings.holder[row]!;
    if (isMember.has(from) || seen.has(from)) continue;
    seen.add(from);
    basis.push(...rowsInto(from));
  }
  return { company, votesPpm, basis: basis.sort((a, b) => a - b) };
}
