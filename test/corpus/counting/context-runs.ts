import fc from 'fast-check';
import { openContextRun } from '../../../src/corpus/counting/read-context-run.js';
import { LabelNumbers, Tally } from '../../../src/corpus/counting/tally.js';
import { writeTally } from '../../../src/corpus/counting/write-context-run.js';

/** An occurrence: target, context and how often. */
export type Occurrence = readonly [target: string, context: string, count: number];

const labels = fc.constantFrom('a', 'ab', 'b', '', 'constructor', '__proto__', '漢字', '\u{1F600}', '\uE000');

/** Lists of occurrences with labels of all sorts. */
export const occurrences: fc.Arbitrary<Occurrence[]> = fc.array(
  fc.tuple(labels, labels, fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(2 ** 31))),
  { maxLength: 30 },
);

/** Writes occurrences as a context run. */
export async function writeOccurrences(path: string, list: readonly Occurrence[]): Promise<void> {
  const targets = new LabelNumbers();
  const tally = new Tally('made-up');
  for (const [target, context, count] of list) tally.add(targets.add(target), context, count);
  await writeTally(path, tally, targets);
}

/** Reads a context run as a list of its cells, in its order. */
export async function readCells(path: string): Promise<Occurrence[]> {
  const run = await openContextRun(path);
  const names = run.targetLabels();
  const cells: Occurrence[] = [];
  const cursor = run.read();
  while (cursor.next()) {
    for (let cell = 0; cell < cursor.length; cell++) {
      cells.push([names[cursor.targets[cell] as number] as string, cursor.context, cursor.counts[cell] as number]);
    }
  }
  await run.close();
  return cells;
}

/** Adds occurrences up and sorts them as a context run does: by the bytes of the context, then of the target. */
export function addedUp(list: readonly Occurrence[]): Occurrence[] {
  const sums = new Map<string, Occurrence>();
  for (const [target, context, count] of list) {
    const key = JSON.stringify([target, context]);
    sums.set(key, [target, context, count + (sums.get(key)?.[2] ?? 0)]);
  }
  const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
  return [...sums.values()].sort((a, b) => compare(a[1], b[1]) || compare(a[0], b[0]));
}
