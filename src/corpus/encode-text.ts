import { requireOption } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import { droppedId } from '../kernels/encode-types.js';
import { withArenaAsync } from '../kernels/with-arena.js';
import { IdList } from './id-list.js';
import { checkWordLimits, type RankedTypes, rankTypes, type WordFrequencies, type WordLimits } from './rank-words.js';
import type { TextSource } from './read-text.js';
import { type FoundTypes, type ScanOptions, scanText, type TypeBatch } from './scan-text.js';
import { type TokenOptions, tokenRules } from './token-classes.js';
import { TypeTables } from './type-tables.js';

/** Tokens as the places of their words in a vocabulary. */
export interface EncodedTokens {
  /** The number of words of the vocabulary. */
  readonly words: number;
  /**
   * One id a token, in the order of the text: the place of its word; `words` for a line end, which never follows
   * another; `words + 1` for a gap, a token whose word was left out. 16 bits where that is enough, else 32.
   */
  readonly ids: Uint16Array | Uint32Array;
}

/** A text as ids, with its vocabulary from the most frequent word on. */
export interface EncodedText extends EncodedTokens, WordFrequencies {}

/** How far reading has come. */
export interface TextProgress {
  readonly bytesRead: number;
  /** Line ends count as tokens here. */
  readonly tokensRead: number;
}

/** Options for reading text as tokens. */
export interface ReadTokensOptions extends TokenOptions, ScanOptions {
  /** Threads that tokenise, this one included; their number never changes the result. Default 1. */
  readonly threads?: number;
  /** Is told after each stretch of text, about two megabytes, how far reading has come. */
  readonly onProgress?: (progress: TextProgress) => void;
}

/** Options of {@link encodeText}. */
export interface EncodeTextOptions extends ReadTokensOptions, WordLimits {
  /**
   * What becomes of tokens whose word is left out: `remove` closes the ranks, so that windows reach further, as in
   * GloVe; `gap` keeps the place empty. Default `remove`.
   */
  readonly leftOut?: 'remove' | 'gap';
}

/** Throws an OptionError unless `leftOut` is one of its two values. */
export function checkLeftOut(leftOut: string): void {
  requireOption(leftOut === 'remove' || leftOut === 'gap', 'leftOut', leftOut, '"remove" or "gap"');
}

/**
 * Reads a text once and returns its tokens as ids and its vocabulary; the text itself is never held in memory.
 *
 * @throws FileFormatError when the text is not UTF-8; MissingFileError; OptionError; QualiaError with code `EMPTY` when
 *   no word is left.
 *
 * @example
 * const { vocabulary, frequencies, ids } = await encodeText('novels.txt', { minimumCount: 5 });
 */
export async function encodeText(source: TextSource, options: EncodeTextOptions = {}): Promise<EncodedText> {
  const { threads = 1, leftOut = 'remove' } = options;
  const rules = tokenRules(options);
  checkWordLimits(options);
  checkLeftOut(leftOut);
  return await withArenaAsync({ threads }, async (arena) => {
    const tables = new TypeTables(arena, rules, { addAll: true });
    const batches: KeptBatch[] = [];
    let tokensRead = 0;
    for await (const batch of scanWithProgress(arena, tables, source, options)) {
      batches.push(keepBatch(batch));
      tokensRead = batch.tokensRead;
    }
    const ranked = rankTypes(tables, { threads: arena.threads, rules, limits: options, tokensRead });
    const { vocabulary, frequencies, tokens } = ranked;
    const ids = encodeBatches(arena, batches, ranked, leftOut);
    return { vocabulary, frequencies, tokens, words: vocabulary.size, ids };
  });
}

/**
 * Reads a text once and returns its vocabulary, in memory for the types alone: the first of two passes over a text whose
 * tokens do not fit into memory.
 *
 * @throws as {@link encodeText} does.
 */
export async function countWords(
  source: TextSource,
  options: ReadTokensOptions & WordLimits = {},
): Promise<WordFrequencies> {
  const rules = tokenRules(options);
  checkWordLimits(options);
  return await withArenaAsync({ threads: options.threads ?? 1 }, async (arena) => {
    const tables = new TypeTables(arena, rules, { addAll: true });
    let tokensRead = 0;
    for await (const batch of scanWithProgress(arena, tables, source, options)) tokensRead = batch.tokensRead;
    const ranked = rankTypes(tables, { threads: arena.threads, rules, limits: options, tokensRead });
    const { vocabulary, frequencies, tokens } = ranked;
    return { vocabulary, frequencies, tokens };
  });
}

/** Scans and tells how far it has come. */
export async function* scanWithProgress(
  arena: Arena,
  tables: TypeTables,
  source: TextSource,
  { signal, onProgress }: ReadTokensOptions,
): AsyncGenerator<TypeBatch> {
  for await (const batch of scanText(arena, tables, source, signal === undefined ? {} : { signal })) {
    yield batch;
    onProgress?.({ bytesRead: batch.bytesRead, tokensRead: batch.tokensRead });
  }
}

/** A batch outside the arena, its chunks one behind the other. */
interface KeptBatch {
  readonly types: Uint32Array;
  readonly offsets: Uint32Array;
  readonly lengths: Uint32Array;
  readonly takenBy: Uint32Array;
}

function keepBatch(batch: TypeBatch): KeptBatch {
  const lengths = batch.lengths.slice(0, batch.chunks);
  const offsets = new Uint32Array(batch.chunks + 1);
  for (const [chunk, length] of lengths.entries()) offsets[chunk + 1] = offsets[chunk] + length;
  const types = new Uint32Array(offsets[batch.chunks]);
  for (const [chunk, length] of lengths.entries()) {
    types.set(batch.types.subarray(batch.offsets[chunk], batch.offsets[chunk] + length), offsets[chunk]);
  }
  return { types, offsets, lengths, takenBy: batch.takenBy.slice(0, batch.chunks) };
}

/** Turns types into ids, a batch at a time through the arena. */
function encodeBatches(
  arena: Arena,
  batches: readonly KeptBatch[],
  { ranks, vocabulary }: RankedTypes,
  leftOut: 'remove' | 'gap',
): Uint16Array | Uint32Array {
  const lineEnd = vocabulary.size;
  const list = new IdList(
    lineEnd,
    batches.reduce((sum, { types }) => sum + types.length, 0),
  );
  const stride = Math.max(...ranks.map(({ length }) => length));
  const idsOfTypes = arena.allocate(Uint32Array, stride * ranks.length);
  for (const [thread, ranksOfTypes] of ranks.entries()) {
    const ids = idsOfTypes.subarray(thread * stride, thread * stride + ranksOfTypes.length);
    ids.set(leftOut === 'gap' ? ranksOfTypes.map((rank) => (rank === droppedId ? lineEnd + 1 : rank)) : ranksOfTypes);
    ids[0] = lineEnd;
  }
  for (const batch of batches) {
    arena.scope(() => {
      const chunks = batch.lengths.length;
      const types = arena.copy(Uint32Array, batch.types);
      const [offsets, lengths, takenBy] = [batch.offsets, batch.lengths, batch.takenBy].map((numbers) =>
        arena.copy(Uint32Array, numbers),
      ) as [Uint32Array, Uint32Array, Uint32Array];
      appendIds(arena, list, { chunks, types, offsets, lengths, takenBy }, { idsOfTypes, stride });
    });
  }
  return list.ids;
}

/** The ids of types: those of the table of thread t from `idsOfTypes[t * stride]` on. */
export interface TypeIds {
  readonly idsOfTypes: Uint32Array;
  readonly stride: number;
}

/** Adds the ids of a batch that lies in the arena to a list. */
export function appendIds(arena: Arena, list: IdList, batch: FoundTypes, { idsOfTypes, stride }: TypeIds): void {
  const { chunks, types, offsets, lengths, takenBy } = batch;
  arena.scope(() => {
    const kept = arena.allocate(Uint32Array, chunks);
    const input = [types, offsets, lengths, takenBy, idsOfTypes, stride] as const;
    const options = { items: chunks, chunk: 4 };
    const append = (encoded: Uint16Array | Uint32Array) => {
      for (let chunk = 0; chunk < chunks; chunk++) {
        list.append(encoded.subarray(offsets[chunk], offsets[chunk] + kept[chunk]));
      }
    };
    if (list.isNarrow) {
      const encoded = arena.allocate(Uint16Array, types.length);
      arena.run('encodeTypes16', [...input, encoded, kept], options);
      append(encoded);
    } else {
      const encoded = arena.allocate(Uint32Array, types.length);
      arena.run('encodeTypes32', [...input, encoded, kept], options);
      append(encoded);
    }
  });
}
