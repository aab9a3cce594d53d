import { QualiaError } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import type { WordClasses } from './count-pairs.js';
import type { EncodedTokens } from './encode-text.js';
import type { PairWeights } from './pair-weights.js';

/** A text as its contexts, and where in it the targets stand; all in the arena. */
export interface InvertedTokens {
  /** The context of each token, the number of contexts where it has none; each end of a line is as wide as a window. */
  readonly contexts: Uint16Array | Uint32Array;
  /** The target of row i stands at `positions[rowStarts[i]]` to `positions[rowStarts[i + 1]]` of the contexts. */
  readonly positions: Uint32Array;
  readonly rowStarts: Uint32Array;
  /** The number of tokens, line ends among them. */
  readonly tokens: number;
}

/** Ids that a call reads of each part: a few milliseconds of work. */
const sliceLength = 1 << 19;

/** Kernels read windows in blocks of 16 bytes. */
const padding = 16;

/** Sorts the tokens by target, a stable counting sort, each thread a part of the text. */
export function invertTokens(
  arena: Arena,
  { ids, words }: EncodedTokens,
  options: { readonly targets: WordClasses; readonly contexts: WordClasses; readonly weights: PairWeights },
): InvertedTokens {
  const { targets, contexts, weights } = options;
  const isNarrow = ids instanceof Uint16Array && contexts.size < 2 ** 16;
  const type = (isNarrow ? Uint16Array : Uint32Array) as typeof Uint32Array;
  const suffix = isNarrow ? 16 : 32;
  const bins = words + 2;
  const parts = ids.length < sliceLength ? 1 : arena.threads;
  const partLength = Math.ceil(ids.length / parts);
  const margin = Math.max(weights.left, weights.right);
  const counts = arena.zeros(Uint32Array, parts * bins);
  const cursors = arena.zeros(Uint32Array, parts);
  const contextOf = arena.allocate(type, bins).fill(contexts.size);
  for (const [word, context] of contexts.classOf.entries()) if (context !== -1) contextOf[word] = context;
  const tokenIds = arena.copy(type, ids);
  const run = (use: (from: number) => void) => {
    for (let from = 0; from < partLength; from += sliceLength) use(from);
  };
  const items = { items: parts, chunk: 1 };
  run((from) => {
    arena.run(`countIds${suffix as 32}`, [tokenIds, ids.length, partLength, from, sliceLength, counts, bins], items);
  });

  const { rowStarts, lineEnds } = placeRows(
    arena,
    counts,
    parts,
    bins,
    targets,
    cursors,
    partLength,
    ids.length,
    margin,
  );
  const length = ids.length + lineEnds * (margin - 1) + 2 * margin;
  if (length >= 2 ** 32) throw new QualiaError('MEMORY', `${ids.length} tokens are too many at a time; take a shard.`);
  const contextIds = arena.allocate(type, length + padding);
  contextIds.fill(contexts.size, 0, margin);
  contextIds.fill(contexts.size, length - margin);
  const positions = arena.allocate(Uint32Array, ids.length);
  run((from) => {
    arena.run(
      `placeIds${suffix as 32}`,
      [
        ...([tokenIds, ids.length, partLength, from, sliceLength, counts, bins] as const),
        ...([contextOf, margin, cursors, contextIds, positions] as const),
      ],
      items,
    );
  });
  return { contexts: contextIds as Uint16Array | Uint32Array, positions, rowStarts, tokens: ids.length };
}

/** Turns counts of ids into places: rows one after the other, in each row its words, in each word its parts. */
function placeRows(
  arena: Arena,
  counts: Uint32Array,
  parts: number,
  bins: number,
  targets: WordClasses,
  cursors: Uint32Array,
  partLength: number,
  total: number,
  margin: number,
): { readonly rowStarts: Uint32Array; readonly lineEnds: number } {
  const rowStarts = arena.zeros(Uint32Array, targets.size + 1);
  const lineEnd = bins - 2;
  let lineEnds = 0;
  for (let part = 0; part < parts; part++) {
    cursors[part] = margin + Math.min(total, part * partLength) + lineEnds * (margin - 1);
    lineEnds += counts[part * bins + lineEnd];
    for (let word = 0; word < lineEnd; word++) {
      const row = targets.classOf[word];
      if (row !== -1) rowStarts[row + 1] += counts[part * bins + word];
    }
  }
  for (let row = 0; row < targets.size; row++) rowStarts[row + 1] += rowStarts[row];
  const next = rowStarts.slice();
  let unused = rowStarts[targets.size];
  for (let word = 0; word < bins; word++) {
    const row = word < lineEnd ? targets.classOf[word] : -1;
    for (let part = 0; part < parts; part++) {
      const count = counts[part * bins + word];
      counts[part * bins + word] = row === -1 ? unused : next[row];
      if (word === lineEnd) continue;
      if (row === -1) unused += count;
      else next[row] += count;
    }
  }
  return { rowStarts, lineEnds };
}
