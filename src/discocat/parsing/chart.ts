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
  type Wait,
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
  /** Items that cost as much as this are left out; default none. */
  readonly ceiling?: number;
}

/** What bounds and steers {@link parseChart}. */
interface ChartCosts {
  readonly limits: ChartLimits;
  readonly linkCost: LinkCost;
  /** What any link between two words costs at least. */
  readonly leastCost: (word: number, filler: number) => number;
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
  { limits, linkCost, leastCost }: ChartCosts,
): { readonly items: readonly ChartItem[]; readonly isComplete: boolean } {
  const count = words.length;
  const cells: Cell[][] = Array.from({ length: count }, () => []);
  const outsideCost = boundOutsideCosts(count, leastCost);
  const bounds = {
    mayNeedLeft: limits.keepsOpen || target.some(isRightAdjoint),
    mayNeedRight: limits.keepsOpen || target.some(isLeftAdjoint),
  };
  const isTakenFromLeft = findTakers(words);
  for (let length = 1; length <= count; length++) {
    for (let start = 0; start + length <= count; start++) {
      if (length > 1 && length < count && !limits.accepts(start, start + length)) {
        cells[start].push(emptyCell);
        continue;
      }
      const found = new Found(limits, (word) => outsideCost(word, start, start + length));
      const accept = (item: ChartItem): void => {
        const { codes } = item;
        if (start === 0 && !bounds.mayNeedLeft && codes.length > 0 && isRightAdjoint(codes[0])) return;
        const last = codes[codes.length - 1];
        const lacksRight = codes.length > 0 && isLeftAdjoint(last) && !isTakenFromLeft(start, last);
        if (start + length === count && !bounds.mayNeedRight && lacksRight) return;
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

/**
 * Tells whether a word before a place has a simple type that takes what ends the row with an open left adjoint: the gap of a relative
 * clause, as in "the man that I saw".
 */
function findTakers(words: readonly ChartWord[]): (start: number, code: SimpleCode) => boolean {
  const firsts = new Map<SimpleCode, number>();
  words.forEach(({ entries }, word) => {
    for (const { lexical } of entries) {
      for (const code of lexical.codes) if (!firsts.has(code)) firsts.set(code, word);
    }
  });
  return (start, code) => (firsts.get(code - 1) ?? words.length) < start;
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
      const least = one.cost + other.cost;
      if (least > found.highest || least >= found.ceiling) break;
      const count = countContractions(one.codes, other.codes);
      if (size + other.codes.length - 2 * count > limits.longestItem) continue;
      accept(joinItems(one, other, count, linkCost));
    }
  }
}

/** How many items of a stretch may have the same open types. */
const mostOfType = 3;

/** What an open simple type counts when items of a stretch compete: it has to find its partner yet. */
const openTypeCost = 0.05;

/** What a left adjoint counts besides: constituents seldom lack something on their right. */
const lackCost = 0.25;

/** What a word's link to a word outside a stretch costs at least. */
type OutsideCost = (word: number) => number;

/** Collects the items of a stretch with the lowest ranks, of those with the same open types and words one each. */
class Found {
  #items = new Map<string, RankedItem>();
  readonly #beam: number;
  readonly #outsideCost: OutsideCost;
  /** What rank an item may have at most to be among the best, as far as is known. */
  highest = Number.POSITIVE_INFINITY;
  /** What an item may not cost. */
  readonly ceiling: number;

  constructor({ beam, ceiling = Number.POSITIVE_INFINITY }: ChartLimits, outsideCost: OutsideCost) {
    this.#beam = beam;
    this.ceiling = ceiling;
    this.#outsideCost = outsideCost;
  }

  add(item: ChartItem): void {
    if (item.cost >= this.ceiling) return;
    const rank = this.#rankOf(item);
    if (rank > this.highest) return;
    const key = `${item.codes.join()} ${item.references.join()} ${item.waiting.map(describeWaits).join(';')}`;
    const known = this.#items.get(key);
    if (known !== undefined && known.rank <= rank) return;
    this.#items.set(key, { item, rank });
    if (this.#items.size >= 4 * this.#beam) this.#cut();
  }

  best(): ChartItem[] {
    this.#cut();
    return Array.from(this.#items.values(), ({ item }) => item);
  }

  /** What an item costs at least in the end, and something for what is open. */
  #rankOf({ cost, codes, waiting }: ChartItem): number {
    let rank = cost + openTypeCost * codes.length;
    for (const code of codes) if (isLeftAdjoint(code)) rank += lackCost;
    for (const waits of waiting) for (const { word } of waits) rank += this.#outsideCost(word);
    return rank;
  }

  #cut(): void {
    const sorted = [...this.#items].sort(([, one], [, other]) => one.rank - other.rank);
    const kept = new Map<string, RankedItem>();
    const ofType = new Map<string, number>();
    for (const [key, ranked] of sorted) {
      if (kept.size === this.#beam) break;
      const type = ranked.item.codes.join();
      const count = ofType.get(type) ?? 0;
      if (count >= mostOfType) continue;
      ofType.set(type, count + 1);
      kept.set(key, ranked);
      if (kept.size === this.#beam) this.highest = ranked.rank;
    }
    this.#items = kept;
  }
}

function describeWaits(waits: readonly Wait[]): string {
  return waits.map(({ word, slot }) => `${word}${slot}`).join();
}

interface RankedItem {
  readonly item: ChartItem;
  readonly rank: number;
}

/** Returns what a word's link to a word outside a stretch costs at least. */
function boundOutsideCosts(
  count: number,
  leastCost: ChartCosts['leastCost'],
): (word: number, start: number, end: number) => number {
  const before = new Float64Array(count * (count + 1)).fill(Number.POSITIVE_INFINITY);
  const after = new Float64Array(count * (count + 1)).fill(Number.POSITIVE_INFINITY);
  for (let word = 0; word < count; word++) {
    const row = word * (count + 1);
    for (let other = 0; other < count; other++) {
      before[row + other + 1] = Math.min(before[row + other], leastCost(word, other));
    }
    for (let other = count - 1; other >= 0; other--) {
      after[row + other] = Math.min(after[row + other + 1], leastCost(word, other));
    }
  }
  return (word, start, end) => {
    const least = Math.min(before[word * (count + 1) + start], after[word * (count + 1) + end]);
    return Number.isFinite(least) ? least : 0;
  };
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
