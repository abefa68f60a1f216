/** Members of each loop of a directed graph, by Tarjan's algorithm, without recursion: components of two and more. */
export function loopsOf(edges: readonly (readonly [string, string])[]): string[][] {
  const below = new Map<string, string[]>();
  for (const [from, to] of edges) {
    if (from === to) continue;
    const list = below.get(from);
    if (list) list.push(to);
    else below.set(from, [to]);
  }
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open = new Set<string>();
  const stack: string[] = [];
  const loops: string[][] = [];
  const enter = (node: string): { node: string; next: number } => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    stack.push(node);
    open.add(node);
    return { node, next: 0 };
  };
  for (const start of below.keys()) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const next = below.get(top.node)?.[top.next];
      top.next += 1;
      if (next === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above) low.set(above.node, Math.min(low.get(above.node)!, low.get(top.node)!));
        if (low.get(top.node) !== order.get(top.node)) continue;
        const members = stack.splice(stack.indexOf(top.node));
        for (const member of members) open.delete(member);
        if (members.length > 1) loops.push(members);
      } else if (!order.has(next)) path.push(enter(next));
      else if (open.has(next)) low.set(top.node, Math.min(low.get(top.node)!, order.get(next)!));
    }
  }
  return loops;
}
