/** A node on the way through a graph. */
interface Visit {
  readonly node: string;
  readonly targets: readonly string[];
  next: number;
}

/**
 * Finds the groups of nodes that lead to one another, each in the order of the nodes (Tarjan 1972, strongly connected
 * components; those of one node are left out).
 */
export function findCycles(nodes: Iterable<string>, targetsOf: (node: string) => readonly string[]): string[][] {
  const place = new Map<string, number>();
  const low = new Map<string, number>();
  const held: string[] = [];
  const isHeld = new Set<string>();
  const cycles: string[][] = [];
  const open = (node: string): Visit => {
    low.set(node, place.size);
    place.set(node, place.size);
    held.push(node);
    isHeld.add(node);
    return { node, targets: targetsOf(node), next: 0 };
  };
  const lower = (node: string, value: number): void => {
    low.set(node, Math.min(low.get(node) as number, value));
  };
  for (const start of nodes) {
    if (place.has(start)) continue;
    const path = [open(start)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const { node } = visit;
      const target = visit.targets[visit.next++];
      if (target !== undefined) {
        if (!place.has(target)) path.push(open(target));
        else if (isHeld.has(target)) lower(node, place.get(target) as number);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above.node, low.get(node) as number);
      if (low.get(node) !== place.get(node)) continue;
      const group = held.splice(held.lastIndexOf(node));
      for (const member of group) isHeld.delete(member);
      if (group.length > 1) cycles.push(group);
    }
  }
  return cycles;
}
