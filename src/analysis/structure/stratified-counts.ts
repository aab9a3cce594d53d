import type { CategoryTable } from './property-table.js';

/** What a comparison of counts with independence gives. */
interface CountStatistic {
  readonly statistic: number;
  readonly freedom: number;
}

/** How counts are compared with what independence expects: the sum of (O - E)^2 / E, or 2 sum O log(O / E). */
export type CountMeasure = 'chi-squared' | 'g-squared';

/** Counts of categories within the strata that other columns make. */
export interface StratifiedCounts {
  /** Compares the counts of x and y within each stratum of `given` with independence, and adds up. */
  compare(x: number, y: number, given: readonly number[], measure: CountMeasure): CountStatistic;
  /** Returns the entropy of x given others over its entropy. */
  entropyShare(x: number, given: readonly number[]): number;
}

/** Which stratum each row is in: numbers from 0, below `count`; some may be empty. */
interface Strata {
  readonly codes: Int32Array;
  readonly count: number;
}

/** Tables with at most so many cells are filled whole; larger ones stratum by stratum, touching only what is there. */
const wholeCells = 1 << 15;

/** Prepares counts of a table; strata of sets that begin alike are kept between calls. */
export function stratifiedCounts(table: CategoryTable): StratifiedCounts {
  const { rows, columns } = table;
  const sizes = table.levels.map((levels) => levels.length);
  // n log n by n: G-squared and entropies are sums of these.
  const logarithms = Float64Array.from({ length: rows + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
  const strataOf = createStrata(columns, sizes, rows);
  const pair = { x: -1, y: -1, codes: new Int32Array(rows) };
  const cells = new Int32Array(Math.max(wholeCells, ...sizes.flatMap((a) => sizes.map((b) => a * b))));
  const work: Work = {
    cells,
    rowSums: new Int32Array(Math.max(...sizes)),
    columnSums: new Int32Array(Math.max(...sizes)),
    sorted: new Int32Array(rows),
    touched: new Int32Array(rows),
    logarithms,
  };
  return {
    compare(x, y, given, measure) {
      const strata = strataOf(given);
      const width = sizes[y];
      const area = sizes[x] * width;
      if (pair.x !== x || pair.y !== y) {
        const [ofX, ofY] = [columns[x], columns[y]];
        for (let row = 0; row < rows; row++) pair.codes[row] = ofX[row] * width + ofY[row];
        pair.x = x;
        pair.y = y;
      }
      const shape = { area, width, measure };
      if (strata.count * area <= wholeCells) return compareWhole(pair.codes, strata, shape, work);
      return compareSorted(pair.codes, strata, shape, work);
    },
    entropyShare(x, given) {
      const { codes, count } = strataOf(given);
      const [column, width] = [columns[x], sizes[x]];
      const joint = count * width <= cells.length ? cells : new Int32Array(count * width);
      const totals = new Int32Array(count);
      const alone = new Int32Array(width);
      for (let row = 0; row < rows; row++) {
        joint[codes[row] * width + column[row]]++;
        totals[codes[row]]++;
        alone[column[row]]++;
      }
      const sumOf = (counts: Int32Array, end: number): number => {
        let sum = 0;
        for (let place = 0; place < end; place++) sum += logarithms[counts[place]];
        return sum;
      };
      const within = sumOf(totals, count) - sumOf(joint, count * width);
      joint.fill(0, 0, count * width);
      return Math.max(0, within) / (logarithms[rows] - sumOf(alone, width));
    },
  };
}

interface Work {
  /** All zero between calls. */
  readonly cells: Int32Array;
  readonly rowSums: Int32Array;
  readonly columnSums: Int32Array;
  readonly sorted: Int32Array;
  readonly touched: Int32Array;
  readonly logarithms: Float64Array;
}

interface Shape {
  readonly area: number;
  readonly width: number;
  readonly measure: CountMeasure;
}

function compareWhole(codes: Int32Array, strata: Strata, shape: Shape, work: Work): CountStatistic {
  const { area, width, measure } = shape;
  const { cells, rowSums, columnSums, logarithms } = work;
  const height = area / width;
  for (let row = 0; row < codes.length; row++) cells[strata.codes[row] * area + codes[row]]++;
  let statistic = 0;
  let freedom = 0;
  for (let begin = 0; begin < strata.count * area; begin += area) {
    let total = 0;
    rowSums.fill(0, 0, height);
    columnSums.fill(0, 0, width);
    for (let i = 0, cell = begin; i < height; i++) {
      for (let j = 0; j < width; j++, cell++) {
        const count = cells[cell];
        rowSums[i] += count;
        columnSums[j] += count;
      }
      total += rowSums[i];
    }
    if (total === 0) continue;
    freedom += (filled(rowSums, height) - 1) * (filled(columnSums, width) - 1);
    for (let i = 0, cell = begin; i < height; i++) {
      for (let j = 0; j < width; j++, cell++) {
        const count = cells[cell];
        if (measure === 'g-squared') {
          statistic += logarithms[count];
          continue;
        }
        const expected = (rowSums[i] * columnSums[j]) / total;
        if (expected > 0) statistic += (count - expected) ** 2 / expected;
      }
    }
    if (measure === 'g-squared') statistic -= marginLogarithms(work, height, width) - logarithms[total];
  }
  cells.fill(0, 0, strata.count * area);
  return { statistic: measure === 'g-squared' ? 2 * statistic : statistic, freedom };
}

function compareSorted(codes: Int32Array, strata: Strata, shape: Shape, work: Work): CountStatistic {
  const { area, width, measure } = shape;
  const { cells, rowSums, columnSums, sorted, touched, logarithms } = work;
  const height = area / width;
  const starts = sortByStratum(codes, strata, sorted);
  let statistic = 0;
  let freedom = 0;
  for (let stratum = 0; stratum < strata.count; stratum++) {
    const [begin, end] = [starts[stratum], starts[stratum + 1]];
    const total = end - begin;
    if (total === 0) continue;
    let used = 0;
    let usedRows = 0;
    let usedColumns = 0;
    for (let place = begin; place < end; place++) {
      const cell = sorted[place];
      if (cells[cell]++ === 0) touched[used++] = cell;
      const i = Math.floor(cell / width);
      if (rowSums[i]++ === 0) usedRows++;
      if (columnSums[cell - i * width]++ === 0) usedColumns++;
    }
    freedom += (usedRows - 1) * (usedColumns - 1);
    // Cells without a count add what is expected there: all that is expected, less what is where counts are.
    let unexpected = total;
    for (let place = 0; place < used; place++) {
      const cell = touched[place];
      const count = cells[cell];
      cells[cell] = 0;
      if (measure === 'g-squared') {
        statistic += logarithms[count];
        continue;
      }
      const i = Math.floor(cell / width);
      const expected = (rowSums[i] * columnSums[cell - i * width]) / total;
      statistic += (count - expected) ** 2 / expected;
      unexpected -= expected;
    }
    if (measure === 'g-squared') statistic -= marginLogarithms(work, height, width) - logarithms[total];
    else statistic += Math.max(0, unexpected);
    rowSums.fill(0, 0, height);
    columnSums.fill(0, 0, width);
  }
  return { statistic: measure === 'g-squared' ? 2 * statistic : statistic, freedom };
}

/** Puts the codes of each stratum together, and returns where each stratum begins. */
function sortByStratum(codes: Int32Array, strata: Strata, sorted: Int32Array): Int32Array {
  const starts = new Int32Array(strata.count + 1);
  for (let row = 0; row < codes.length; row++) starts[strata.codes[row] + 1]++;
  for (let stratum = 0; stratum < strata.count; stratum++) starts[stratum + 1] += starts[stratum];
  const next = starts.slice();
  for (let row = 0; row < codes.length; row++) sorted[next[strata.codes[row]]++] = codes[row];
  return starts;
}

function filled(sums: Int32Array, length: number): number {
  let count = 0;
  for (let place = 0; place < length; place++) if (sums[place] > 0) count++;
  return count;
}

function marginLogarithms({ rowSums, columnSums, logarithms }: Work, height: number, width: number): number {
  let sum = 0;
  for (let i = 0; i < height; i++) sum += logarithms[rowSums[i]];
  for (let j = 0; j < width; j++) sum += logarithms[columnSums[j]];
  return sum;
}

/** Returns a function that numbers the strata of sets, keeping those of the beginnings of the last set. */
function createStrata(
  columns: readonly Uint16Array[],
  sizes: readonly number[],
  rows: number,
): (given: readonly number[]) => Strata {
  const chain: (Strata & { readonly variable: number })[] = [];
  const all: Strata = { codes: new Int32Array(rows), count: 1 };
  let numbers = new Int32Array(0);
  const extend = (before: Strata, variable: number, codes: Int32Array): Strata => {
    const size = sizes[variable];
    const column = columns[variable];
    for (let row = 0; row < rows; row++) codes[row] = before.codes[row] * size + column[row];
    const count = before.count * size;
    if (count <= rows) return { codes, count };
    if (count > numbers.length) numbers = new Int32Array(count).fill(-1);
    return renumber(codes, numbers);
  };
  return (given) => {
    let depth = 0;
    while (depth < given.length && chain[depth]?.variable === given[depth]) depth++;
    for (; depth < given.length; depth++) {
      const before = depth === 0 ? all : chain[depth - 1];
      const variable = given[depth];
      const codes = chain[depth]?.codes ?? new Int32Array(rows);
      chain[depth] = { variable, ...extend(before, variable, codes) };
      // What follows rested on another beginning.
      for (let later = depth + 1; later < chain.length; later++) chain[later] = { ...chain[later], variable: -1 };
    }
    return given.length === 0 ? all : chain[given.length - 1];
  };
}

/** Numbers the strata that occur from 0, in the order of their first rows. */
function renumber(codes: Int32Array, numbers: Int32Array): Strata {
  const found: number[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (numbers[code] === -1) {
      numbers[code] = found.length;
      found.push(code);
    }
    codes[row] = numbers[code];
  }
  for (const code of found) numbers[code] = -1;
  return { codes, count: found.length };
}
