import {
  type ChartItem,
  type CodedEntry,
  countContractions,
  createWordItem,
  isLeftAdjoint,
  isRightAdjoint,
  joinItems,
  type LinkCost,
  type SimpleCode,
} from './chart-item.js';

/** A word of a chart with its types. */
export interface ChartWord {
  readonly entries: readonly { readonly lexical: CodedEntry; readonly cost: number }[];
}

/** Bounds of {@link parseChart}. */
export interface ChartLimits {
  /** How many items of a stretch of words are kept, the cheapest. */
  readonly beam: number;
  /** How many open simple types an item has at most, unless it is a word's own type. */
  readonly longestItem: number;
  /** Tells whether the words from `start` to before `end` may be one item; single words always may. */
  readonly accepts: (start: number, end: number) => boolean;
  /** Whether items are kept that need something beyond the ends of the row, for the sake of partial reductions. */
  readonly keepsOpen: boolean;
}

/** What a partial reduction pays for each stretch of words more than one. */
const stretchCost = 4;

/** Items of one stretch, also by the simple type that they begin with. */
interface Cell {
  readonly items: readonly ChartItem[];
  readonly byFirst: ReadonlyMap<SimpleCode, readonly ChartItem[]>;
  readonly units: readonly ChartItem[];
}

/**
 * Reduces a row of words with ambiguous types: all stretches of words from short to long, each made of two neighbouring ones some of whose
 * simple types contract (Cocke, Kasami & Younger, over pregroup types). Words of the unit type join what stands on their left.
 *
 * Returns the cheapest item of all words with the target type, or, where there is none, the cheapest row of items that cover the words.
 * O(n^3 beam^2) in time at worst; equal costs go by the order in which they were made, so that the result never changes.
 */
export function parseChart(
  words: readonly ChartWord[],
  target: readonly SimpleCode[],
  { limits, linkCost }: { readonly limits: ChartLimits; readonly linkCost: LinkCost },
): { readonly items: readonly ChartItem[]; readonly isComplete: boolean } {
  const count = words.length;
  const cells: Cell[][] = Array.from({ length: count }, () => []);
  const bounds = {
    mayNeedLeft: limits.keepsOpen || target.some(isRightAdjoint),
    mayNeedRight: limits.keepsOpen || target.some(isLeftAdjoint),
  };
  for (let length = 1; length <= count; length++) {
    for (let start = 0; start + length <= count; start++) {
      if (length > 1 && length < count && !limits.accepts(start, start + length)) {
        cells[start].push(emptyCell);
        continue;
      }
      const found = new Found(limits.beam);
      const accept = (item: ChartItem): void => {
        const { codes } = item;
        if (start === 0 && !bounds.mayNeedLeft && codes.length > 0 && isRightAdjoint(codes[0])) return;
        const last = codes[codes.length - 1];
        if (start + length === count && !bounds.mayNeedRight && codes.length > 0 && isLeftAdjoint(last)) return;
        found.add(item);
      };
      if (length === 1) {
        for (const { lexical, cost } of words[start].entries) accept(createWordItem(start, lexical, cost));
      }
      for (let split = 1; split < length; split++) {
        const [left, right] = [cells[start][split - 1], cells[start + split][length - split - 1]];
        if (left.items.length === 0 || right.items.length === 0) continue;
        joinCells(left, right, { limits, linkCost, accept, found });
      }
      cells[start].push(createCell(found.best()));
    }
  }
  const whole = cells[0]?.[count - 1]?.items.find(({ codes }) => isSame(codes, target));
  if (whole !== undefined) return { items: [whole], isComplete: true };
  return { items: coverWords(cells), isComplete: false };
}

const emptyCell: Cell = { items: [], byFirst: new Map(), units: [] };

interface JoinContext {
  readonly limits: ChartLimits;
  readonly linkCost: LinkCost;
  readonly found: Found;
  readonly accept: (item: ChartItem) => void;
}

function joinCells(left: Cell, right: Cell, { limits, linkCost, found, accept }: JoinContext): void {
  for (const one of left.items) {
    const size = one.codes.length;
    for (const unit of right.units) if (unit.parts === undefined) accept(joinItems(one, unit, 0, linkCost));
    if (size === 0) {
      for (const other of right.items) if (other.codes.length > 0) accept(joinItems(one, other, 0, linkCost));
      continue;
    }
    for (const other of right.byFirst.get(one.codes[size - 1] + 1) ?? []) {
      if (one.cost + other.cost > found.highest) break;
      const count = countContractions(one.codes, other.codes);
      if (size + other.codes.length - 2 * count > limits.longestItem) continue;
      accept(joinItems(one, other, count, linkCost));
    }
  }
}

/** How many items of a stretch may have the same open types. */
const mostOfType = 3;

/** What an open simple type counts when items of a stretch compete: it has to find its partner yet. */
const openTypeCost = 0.2;

function rankOf({ cost, codes }: ChartItem): number {
  return cost + openTypeCost * codes.length;
}

/** Collects the cheapest items of a stretch, of those with the same open types and words one each. */
class Found {
  readonly #items = new Map<string, ChartItem>();
  readonly #beam: number;
  /** What an item may cost at most to be among the best, as far as is known. */
  highest = Number.POSITIVE_INFINITY;

  constructor(beam: number) {
    this.#beam = beam;
  }

  add(item: ChartItem): void {
    if (rankOf(item) > this.highest) return;
    const key = `${item.codes.join()} ${item.references.join()}`;
    const known = this.#items.get(key);
    if (known !== undefined && known.cost <= item.cost) return;
    this.#items.set(key, item);
    if (this.#items.size >= 4 * this.#beam) this.#cut();
  }

  best(): ChartItem[] {
    this.#cut();
    return [...this.#items.values()];
  }

  #cut(): void {
    const sorted = [...this.#items].sort(([, one], [, other]) => rankOf(one) - rankOf(other));
    this.#items.clear();
    const ofType = new Map<string, number>();
    for (const [key, item] of sorted) {
      if (this.#items.size === this.#beam) break;
      const type = item.codes.join();
      const count = ofType.get(type) ?? 0;
      if (count >= mostOfType) continue;
      ofType.set(type, count + 1);
      this.#items.set(key, item);
    }
    const kept = [...this.#items.values()];
    if (kept.length === this.#beam) this.highest = rankOf(kept[kept.length - 1]);
  }
}

function createCell(found: readonly ChartItem[]): Cell {
  const byFirst = new Map<SimpleCode, ChartItem[]>();
  const items = [...found].sort((one, other) => one.cost - other.cost);
  for (const item of items) {
    if (item.codes.length === 0) continue;
    const own = byFirst.get(item.codes[0]);
    if (own === undefined) byFirst.set(item.codes[0], [item]);
    else own.push(item);
  }
  return { items, byFirst, units: items.filter(({ codes }) => codes.length === 0) };
}

/** The cheapest row of items that covers all words, each item after the first at an extra cost. */
function coverWords(cells: readonly (readonly Cell[])[]): ChartItem[] {
  const count = cells.length;
  const best: { readonly cost: number; readonly items: readonly ChartItem[] }[] = [{ cost: 0, items: [] }];
  for (let end = 1; end <= count; end++) {
    let cheapest: (typeof best)[number] | undefined;
    for (let start = 0; start < end; start++) {
      const [item] = cells[start][end - start - 1].items;
      const before = best[start];
      if (item === undefined || before === undefined) continue;
      const cost = before.cost + item.cost + stretchCost * (0.5 + item.codes.length / 2);
      if (cheapest === undefined || cost < cheapest.cost) cheapest = { cost, items: [...before.items, item] };
    }
    if (cheapest !== undefined) best[end] = cheapest;
  }
  return [...(best[count]?.items ?? [])];
}

function isSame(one: readonly SimpleCode[], other: readonly SimpleCode[]): boolean {
  return one.length === other.length && one.every((code, place) => code === other[place]);
}
