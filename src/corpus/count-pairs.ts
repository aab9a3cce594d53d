import { QualiaError, requireOption } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import { withArena } from '../kernels/with-arena.js';
import { makeRoom, RowWriter } from '../matrix/row-writer.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import { addToColumns } from '../matrix/sums.js';
import { checkInformationOptions, type InformationOptions } from '../matrix/weightings/information-weighter.js';
import { overwriteCounts } from '../matrix/weightings/weigh-counts.js';
import type { EncodedTokens } from './encode-text.js';
import { type InvertedTokens, invertTokens } from './invert-tokens.js';
import { type ContextWindow, type DistanceWeighting, type PairWeights, pairWeights } from './pair-weights.js';

/** Options of {@link countPairs}. */
export interface CountPairsOptions {
  /** How far contexts reach; default 5 tokens on both sides. No context lies behind the end of a line. */
  readonly window?: ContextWindow;
  /** What a context counts by its distance; default `flat`. */
  readonly weighting?: DistanceWeighting;
  /** The row of each word as a target, -1 for none; several words may share a row. Default: each word its own. */
  readonly targets?: ArrayLike<number>;
  /** The column of each word as a context, -1 for none, shared likewise. Default: each word its own. */
  readonly contexts?: ArrayLike<number>;
  /** Rows of the matrix; default: one more than the highest row of `targets`. */
  readonly rows?: number;
  /** Columns of the matrix; default: one more than the highest column of `contexts`. */
  readonly columns?: number;
  /** What the counts become: PPMI or one of its kin, in the memory of the counts. Default: they stay counts. */
  readonly weigh?: InformationOptions;
  /** Threads that count, this one included; their number never changes the result. Default 1. */
  readonly threads?: number;
}

/** A unit of work has about this many occurrences of targets: calls of some hundred microseconds. */
const unitOccurrences = 16_384;

/** Kernels write up to so many entries more than there are. */
const unitSlack = 4;

/** Entries that are counted before they are copied out of the arena. */
const batchEntries = 1 << 20;

/**
 * Counts how often the words of a text, or of a shard of one, stand near each other: row by row (Gustavson 1978), exact
 * in whole numbers or, with weights, in multiples of one `scale`th, and rounded to single precision once.
 *
 * Both directions are counted, so that the matrix of a symmetric window is symmetric, and a word twice within reach of
 * itself counts for both. The sum of the matrices of shards is that of the whole, if they are cut at line ends.
 *
 * @throws OptionError when an option is out of range; ShapeError when an id is none of a word, line end or gap; QualiaError
 *   with code `MEMORY` when the tokens do not fit into one
 *   memory of 4 GiB: 6 bytes a token, or 8 with more than 65,534 words or contexts.
 *
 * @example
 * const encoded = await encodeText('novels.txt', { minimumCount: 20 });
 * const counts = countPairs(encoded, { window: 5, weighting: 'harmonic' });
 */
export function countPairs(tokens: EncodedTokens, options: CountPairsOptions = {}): SparseMatrix {
  const { threads = 1 } = options;
  const weights = weightsOfPairs(options);
  const targets = classOf(tokens.words, 'targets', options.targets, options.rows);
  const contexts = classOf(tokens.words, 'contexts', options.contexts, options.columns);
  return withArena({ threads }, (arena) => {
    const reach = Math.max(weights.left, weights.right);
    const { weigh } = options;
    const contextSums = new Float64Array(contexts.size);
    const counts = arena.scope(() => {
      const inverted = invertTokens(arena, tokens, { targets, contexts, reach });
      const shape = { rows: targets.size, columns: contexts.size };
      return countRows(arena, inverted, shape, {
        ...weights,
        contextSums: weigh === undefined ? undefined : contextSums,
      });
    });
    return weigh === undefined ? counts : overwriteCounts(arena, counts, contextSums, weigh);
  });
}

/**
 * Returns what contexts count by their distance; throws an OptionError for options that no text could be counted with,
 * so that it can be known before the text is read.
 */
export function weightsOfPairs(options: Pick<CountPairsOptions, 'window' | 'weighting' | 'weigh'>): PairWeights {
  const { window = 5, weighting = 'flat', weigh } = options;
  if (weigh !== undefined) checkInformationOptions(weigh);
  return pairWeights(window, weighting);
}

/** The class of each word, -1 for none, and the number of classes. */
export interface WordClasses {
  readonly classOf: Int32Array;
  readonly size: number;
}

function classOf(
  words: number,
  name: 'targets' | 'contexts',
  given: ArrayLike<number> | undefined,
  size: number | undefined,
): WordClasses {
  const classes = Int32Array.from(given ?? { length: words }, (place: number, word) => (given ? place : word));
  requireOption(classes.length === words, name, `${classes.length} numbers`, `one number for each of ${words} words`);
  const used = classes.reduce((most, place) => Math.max(most, place + 1), 0);
  const least = classes.reduce((lowest, place) => Math.min(lowest, place), 0);
  requireOption(least >= -1, name, least, 'whole numbers >= -1');
  const dimension = name === 'targets' ? 'rows' : 'columns';
  const isSize = size === undefined || (Number.isInteger(size) && size >= used);
  requireOption(isSize, dimension, size, `a whole number >= ${used}, the classes of ${name}`);
  return { classOf: classes, size: size ?? used };
}

/** Counts the rows in batches that fit into a part of the arena, and adds up the columns where sums are given. */
function countRows(
  arena: Arena,
  { contexts, positions, rowStarts }: InvertedTokens,
  shape: { readonly rows: number; readonly columns: number },
  options: PairWeights & { readonly contextSums: Float64Array | undefined },
): SparseMatrix {
  const { left, right, scale, weights, contextSums } = options;
  const { rows, columns } = shape;
  const bounds = (row: number) => Math.min(columns, (rowStarts[row + 1] - rowStarts[row]) * (left + right));
  const capacity = Math.max(batchEntries, columns + unitSlack);
  const cells = Math.ceil((columns + 1) / 512) * 512;
  const heaviest = weights.reduce((sum, weight) => sum + weight, 0);
  const mostOccurrences = rowStarts.reduce((most, start, row) => Math.max(most, start - (rowStarts[row - 1] ?? 0)), 0);
  const isHeavy = mostOccurrences * heaviest >= 2 ** 32;
  const sums = isHeavy ? arena.perThread(Float64Array, cells) : arena.perThread(Uint32Array, cells);
  const flags = arena.perThread(Uint8Array, cells / 8);
  for (const array of [...sums.arrays, ...flags.arrays]) array.fill(0);
  const windows = arena.perThread(Uint8Array, 8192 + 256);
  const weightOfPlace = arena.copy(Uint32Array, weights);
  const lengths = arena.zeros(Uint32Array, rows);
  const allocateEntries = () => ({
    columns: arena.allocate(Uint32Array, capacity),
    values: arena.allocate(Float32Array, capacity),
  });
  // Two batches of entries: while one is counted, the one before is copied out.
  let [entries, otherEntries] = [allocateEntries(), allocateEntries()];
  const name = `count${isHeavy ? 'Heavy' : ''}Pairs${contexts instanceof Uint16Array ? 16 : 32}` as 'countPairs32';
  // Texts of ten million tokens and more have fewer entries than twice their tokens with a window of 5.
  const writer = new RowWriter(arena, shape, makeRoom(Math.ceil(2.5 * rowStarts[rows])));
  let copyBatch = () => {};
  for (let begin = 0; begin < rows; ) {
    const units = cutUnits(rowStarts, bounds, begin, capacity);
    arena.scope(() => {
      // Rare words first, in calls that are short, so that the optimising compiler is there for the long ones.
      const reversed = [...units].reverse();
      const unitRows = arena.copy(
        Uint32Array,
        reversed.flatMap(({ first, end }) => [first, end]),
      );
      const places = arena.copy(
        Uint32Array,
        reversed.map(({ place }) => place),
      );
      arena.run(
        name,
        [
          ...([contexts, positions, rowStarts, unitRows, places, weightOfPlace, left, right] as const),
          ...([sums, flags, windows, columns, scale, entries.columns, entries.values, lengths] as const),
        ] as never,
        { items: units.length, chunk: 1, meanwhile: copyBatch },
      );
    });
    const counted = entries;
    copyBatch = () => {
      for (const { first, end, place } of units) {
        const { columns, values } = writer.append(lengths.subarray(first, end), counted, place);
        if (contextSums !== undefined) addToColumns(contextSums, columns, values);
      }
    };
    [entries, otherEntries] = [otherEntries, entries];
    begin = (units.at(-1) as Unit).end;
  }
  copyBatch();
  return writer.matrix();
}

/** Rows that one call counts, and where their entries go. */
interface Unit {
  readonly first: number;
  readonly end: number;
  readonly place: number;
}

/** Cuts the rows from `begin` on into units, as many as surely fit into the capacity. */
function cutUnits(
  rowStarts: Uint32Array,
  bounds: (row: number) => number,
  begin: number,
  capacity: number,
): readonly Unit[] {
  const rows = rowStarts.length - 1;
  const units: Unit[] = [];
  let place = 0;
  let first = begin;
  let filled = 0;
  for (let row = begin; row < rows; row++) {
    const bound = bounds(row);
    if (filled + bound + unitSlack > capacity) break;
    filled += bound;
    const isLast = row + 1 === rows || filled + bounds(row + 1) + unitSlack > capacity;
    if (!isLast && rowStarts[row + 1] - rowStarts[first] < unitOccurrences) continue;
    units.push({ first, end: row + 1, place });
    first = row + 1;
    filled += unitSlack;
    place = filled;
  }
  if (units.length === 0) throw new QualiaError('INTERNAL', `Row ${begin} does not fit into ${capacity} entries.`);
  return units;
}
