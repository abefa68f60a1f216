import { contestedAnswers, markContestable } from "./contested-control.ts";
import { CONTROL_ABOVE_PPM } from "./control.ts";
import { mergeGroups } from "./group-merge.ts";
import type { ControlGroups } from "./group-merge.ts";
import type { HoldingIndex } from "./holdings.ts";

/** Values of `UltimateControl.basis`. */
export const controlBasis = { none: 0, directMajorityChain: 1, joint: 2 } as const;

/** The end of control above every company, one array position a node. */
export interface UltimateControl {
  /**
   * The node that controls the company and that nobody else controls; -1 where there is none. Where several
   * nodes that control one another stand at the top, the least of them.
   */
  readonly controllerOf: Int32Array;
  /** How: a chain of rows of more than half each, or votes of several holders together; see controlBasis. */
  readonly basis: Uint8Array;
  /** One byte a node: held by more than half by itself and what it controls, no outside controller. */
  readonly circular: Uint8Array;
  /** Companies with several ultimate controllers (their registers pass the whole), each list ascending. */
  readonly contested: ReadonlyMap<number, readonly number[]>;
}

/** Members of the top's group from which votes can flow back to the top, the top first. */
function holdersBack(index: HoldingIndex, { topOf }: ControlGroups, top: number): number[] {
  const { offsets, rows } = index.byCompany;
  const found = [top];
  const seen = new Set(found);
  for (let next = 0; next < found.length; next += 1) {
    for (let at = offsets[found[next]!]!; at < offsets[found[next]! + 1]!; at += 1) {
      const from = index.holdings.holder[rows[at]!]!;
      if (seen.has(from) || index.holdings.controlPpm[rows[at]!] === 0 || topOf(from) !== top) continue;
      seen.add(from);
      found.push(from);
    }
  }
  return found;
}

/** Whether the source controls the target by votes among the members alone. */
function controlsWithin(index: HoldingIndex, members: ReadonlySet<number>, source: number, target: number) {
  const { offsets, rows } = index.byHolder;
  const votesPpm = new Map<number, number>();
  const group = new Set([source]);
  for (const holder of group) {
    for (let at = offsets[holder]!; at < offsets[holder + 1]!; at += 1) {
      const held = index.holdings.company[rows[at]!]!;
      if (!members.has(held)) continue;
      votesPpm.set(held, (votesPpm.get(held) ?? 0) + index.holdings.controlPpm[rows[at]!]!);
      if (votesPpm.get(held)! > CONTROL_ABOVE_PPM) group.add(held);
    }
    if (group.has(target)) return true;
  }
  return false;
}

/**
 * The nodes that control a self-held top while it controls them, with the top. Whoever does lies in the loop
 * through the top, and so do all votes that matter.
 */
function peersOf(index: HoldingIndex, groups: ControlGroups, top: number): number[] {
  const back = holdersBack(index, groups, top);
  const members = new Set(back);
  return back.filter((node) => node === top || controlsWithin(index, members, node, top));
}

/** Marks what the controllers reach through rows of more than half each. */
function walkMajorities(
  index: HoldingIndex,
  controllers: ReadonlySet<number>,
  controllerOf: Int32Array,
  basis: Uint8Array,
): void {
  const { company, controlPpm } = index.holdings;
  const { offsets, rows } = index.byHolder;
  for (const controller of controllers) {
    const reached = new Set([controller]);
    for (const holder of reached) {
      for (let at = offsets[holder]!; at < offsets[holder + 1]!; at += 1) {
        const held = company[rows[at]!]!;
        if (controlPpm[rows[at]!]! <= CONTROL_ABOVE_PPM) continue;
        reached.add(held);
        if (controllerOf[held] === controller) basis[held] = controlBasis.directMajorityChain;
      }
    }
  }
}

/**
 * Follows the one majority holder of each company up to its controller, each step once. Where there may be
 * several (`marked`), and in loops, the controller is walked downwards instead.
 */
function basisKinds(
  index: HoldingIndex,
  { controllerOf, circular }: Pick<UltimateControl, "controllerOf" | "circular">,
  majorityOf: Int32Array,
  marked: Uint8Array,
): Uint8Array {
  const basis = new Uint8Array(controllerOf.length);
  const walked = new Set<number>();
  for (let company = 0; company < basis.length; company += 1) {
    const controller = controllerOf[company]!;
    if (controller < 0 || basis[company] !== 0) continue;
    let above = company;
    while (above !== controller && controllerOf[above] === controller && basis[above] === 0) {
      if (majorityOf[above]! < 0) break;
      above = majorityOf[above]!;
    }
    if (marked[above] || circular[above]) walked.add(controller);
    const kind =
      above === controller
        ? controlBasis.directMajorityChain
        : (controllerOf[above] === controller && basis[above]) || controlBasis.joint;
    for (let node = company; node !== above; node = majorityOf[node]!) basis[node] = kind;
    if (above !== controller && basis[above] === 0 && controllerOf[above] === controller) basis[above] = kind;
  }
  walkMajorities(index, walked, controllerOf, basis);
  return basis;
}

/**
 * The ultimate controller (最终控制人) of every company, exactly the top of the relation that `controlledBy`
 * defines. Groups are merged in O(m log m) (S[company][group], small to large); companies whose registers
 * allow two majorities, and what hangs on them, are answered by one search a source instead.
 */
export function ultimateControl(index: HoldingIndex): UltimateControl {
  const { nodeCount } = index.holdings;
  const marked = markContestable(index);
  const groups = mergeGroups(index, marked);
  const controllerOf = new Int32Array(nodeCount).fill(-1);
  const circular = new Uint8Array(nodeCount);
  const standsFor = new Map<number, number>();
  for (let top = 0; top < nodeCount; top += 1) {
    if (!groups.selfHeld[top]) continue;
    const peers = peersOf(index, groups, top);
    for (const peer of peers) circular[peer] = 1;
    standsFor.set(
      top,
      peers.reduce((a, b) => Math.min(a, b)),
    );
  }
  for (let node = 0; node < nodeCount; node += 1) {
    const top = groups.topOf(node);
    if (top !== node && !circular[node]) controllerOf[node] = standsFor.get(top) ?? top;
  }
  const isTop = (node: number): boolean =>
    controllerOf[node]! < 0 && (!circular[node] || standsFor.get(groups.topOf(node)) === node);
  const contested = new Map<number, readonly number[]>();
  for (const [company, answer] of contestedAnswers(index, marked, isTop)) {
    controllerOf[company] = answer.controllers[0] ?? -1;
    circular[company] = answer.circular ? 1 : 0;
    if (answer.controllers.length > 1) contested.set(company, answer.controllers);
  }
  const basis = basisKinds(index, { controllerOf, circular }, groups.majorityOf, marked);
  return { controllerOf, basis, circular, contested };
}
