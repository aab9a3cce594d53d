import { QualiaError, ShapeError } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import { unknownId } from '../kernels/invert-tokens.js';
import type { WordClasses } from './count-pairs.js';
import type { EncodedTokens } from './encode-text.js';

/** A text as its contexts, and where in it the targets stand; all in the arena. */
export interface InvertedTokens {
  /** The context of each token, the number of contexts where it has none; the end of a line is as wide as a window. */
  readonly contexts: Uint16Array | Uint32Array;
  /** The target of row i stands at `positions[rowStarts[i]]` to `positions[rowStarts[i + 1]]` of the contexts. */
  readonly positions: Uint32Array;
  readonly rowStarts: Uint32Array;
}

/** Ids of a part that a call reads: about a millisecond of work. */
const sliceLength = 1 << 18;

/** Kernels read windows in blocks of 16 bytes. */
const padding = 16;

/**
 * Sorts the tokens by target, a stable counting sort, each thread a part of the text.
 *
 * @param options.reach the most tokens that a window reaches to one side.
 */
export function invertTokens(
  arena: Arena,
  { ids, words }: EncodedTokens,
  options: { readonly targets: WordClasses; readonly contexts: WordClasses; readonly reach: number },
): InvertedTokens {
  const { targets, contexts, reach } = options;
  const isNarrow = ids instanceof Uint16Array && contexts.size < 2 ** 16;
  const type = (isNarrow ? Uint16Array : Uint32Array) as typeof Uint32Array;
  const width = (isNarrow ? 16 : 32) as 32;
  const bins = words + 2;
  const parts = ids.length < sliceLength ? 1 : arena.threads;
  const partLength = Math.ceil(ids.length / parts);
  const next = arena.allocate(type, parts * sliceLength);
  const lengths = arena.zeros(Uint32Array, parts);
  const walk = (use: () => void) => {
    for (let from = 0; from < partLength; from += sliceLength) {
      for (let part = 0; part < parts; part++) {
        const first = part * partLength + from;
        const taken = ids.subarray(first, Math.min(first + sliceLength, (part + 1) * partLength));
        next.set(taken, part * sliceLength);
        lengths[part] = taken.length;
      }
      use();
    }
  };
  const shared = { items: parts, chunk: 1 };
  const counts = arena.zeros(Uint32Array, parts * bins);
  walk(() => {
    arena.run(`countIds${width}`, [next, sliceLength, lengths, counts, bins], shared);
    if (lengths.includes(unknownId)) throw unknownIdError(ids, bins);
  });

  const lineEnds = Array.from({ length: parts }, (_, part) => counts[part * bins + words]);
  const cursors = arena.zeros(Uint32Array, parts);
  let length = reach;
  for (const [part, ends] of lineEnds.entries()) {
    cursors[part] = length;
    length += Math.max(0, Math.min(ids.length - part * partLength, partLength)) + ends * (reach - 1);
  }
  length += reach;
  if (length >= 2 ** 32) throw new QualiaError('MEMORY', `${ids.length} tokens are too many at a time; take a shard.`);
  const rowStarts = placeRows(arena, counts, parts, targets);
  const contextOf = arena.allocate(type, bins).fill(contexts.size);
  for (const [word, context] of contexts.classOf.entries()) if (context !== -1) contextOf[word] = context;
  const contextIds = arena.allocate(type, length + padding);
  contextIds.fill(contexts.size, 0, reach);
  contextIds.fill(contexts.size, length - reach);
  const positions = arena.allocate(Uint32Array, ids.length);
  const places = [contextOf, reach, cursors, contextIds, positions] as const;
  walk(() => arena.run(`placeIds${width}`, [next, sliceLength, lengths, counts, bins, ...places], shared));
  return { contexts: contextIds as Uint16Array | Uint32Array, positions, rowStarts };
}

function unknownIdError(ids: Uint16Array | Uint32Array, bins: number): ShapeError {
  const token = ids.findIndex((id: number) => id >= bins);
  return new ShapeError('countPairs', `id ${ids[token]} of token ${token}`, `0 to ${bins - 1}`);
}

/**
 * Turns the counts of the ids of each part into the places of their positions: rows one after the other, in a row its
 * words, of a word its parts; behind all rows the words that are no targets. Returns where the rows start.
 */
function placeRows(arena: Arena, counts: Uint32Array, parts: number, { classOf, size }: WordClasses): Uint32Array {
  const words = classOf.length;
  const bins = words + 2;
  const rowOf = (id: number) => (id < words && classOf[id] !== -1 ? classOf[id] : size);
  const lineEnd = words;
  const rowStarts = arena.zeros(Uint32Array, size + 1);
  const next = new Float64Array(size + 1);
  for (let id = 0; id < words; id++) {
    for (let part = 0; part < parts; part++) next[rowOf(id)] += counts[part * bins + id];
  }
  let place = 0;
  for (let row = 0; row <= size; row++) {
    rowStarts[row] = place;
    place += next[row];
    next[row] = rowStarts[row];
  }
  for (let id = 0; id < bins; id++) {
    for (let part = 0; part < parts && id !== lineEnd; part++) {
      const count = counts[part * bins + id];
      counts[part * bins + id] = next[rowOf(id)];
      next[rowOf(id)] += count;
    }
  }
  return rowStarts;
}
