import { requireOption } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import { droppedId } from '../kernels/encode-types.js';
import { withArenaAsync } from '../kernels/with-arena.js';
import { BatchEncoder } from './batch-encoder.js';
import { IdList } from './id-list.js';
import { checkWordLimits, type RankedTypes, rankTypes, type WordFrequencies, type WordLimits } from './rank-words.js';
import type { TextSource } from './read-text.js';
import { type FoundTypes, type ScanOptions, type ScanTextOptions, scanText, type TypeBatch } from './scan-text.js';
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
    const batches: FoundTypes[] = [];
    let tokensRead = 0;
    let keepLast = () => {};
    for await (const batch of scanWithProgress(arena, tables, source, { ...options, meanwhile: () => keepLast() })) {
      keepLast = () => {
        batches.push(keepBatch(arena, batch));
        keepLast = () => {};
      };
      tokensRead = batch.tokensRead;
    }
    keepLast();
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
  { onProgress, ...options }: ReadTokensOptions & ScanTextOptions,
): AsyncGenerator<TypeBatch> {
  for await (const batch of scanText(arena, tables, source, options)) {
    yield batch;
    onProgress?.({ bytesRead: batch.bytesRead, tokensRead: batch.tokensRead });
  }
}

/** Copies a batch out of the arena, its chunks one behind the other. */
function keepBatch(arena: Arena, batch: FoundTypes): FoundTypes {
  const { chunks } = batch;
  const sizes = batch.sizes.slice(0, chunks);
  const offsets = new Uint32Array(chunks + 1);
  for (const [chunk, size] of sizes.entries()) offsets[chunk + 1] = offsets[chunk] + size;
  const types = new Uint16Array(offsets[chunks]);
  for (const [chunk, size] of sizes.entries()) {
    arena.copyOut(batch.types.subarray(batch.offsets[chunk], batch.offsets[chunk] + size), types, offsets[chunk]);
  }
  return { chunks, types, offsets, sizes, takenBy: batch.takenBy.slice(0, chunks) };
}

/** Turns types into ids, a batch at a time through the arena. */
function encodeBatches(
  arena: Arena,
  batches: readonly FoundTypes[],
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
  // While one batch is encoded, the one before is copied out and the one behind copied in.
  let [encoder, other] = [makeEncoder(arena, batches, list), makeEncoder(arena, batches, list)];
  let append = () => {};
  for (const [place, batch] of batches.entries()) {
    if (place === 0) encoder.load(batch);
    const [encoding, next] = [encoder, other];
    encoding.encode({ idsOfTypes, stride }, () => {
      append();
      if (place + 1 < batches.length) next.load(batches[place + 1] as FoundTypes);
    });
    append = () => encoding.appendTo(list);
    [encoder, other] = [next, encoding];
  }
  append();
  return list.ids;
}

/** Makes an encoder with room for any of these batches. */
function makeEncoder(arena: Arena, batches: readonly FoundTypes[], list: IdList): BatchEncoder {
  const chunks = Math.max(...batches.map((batch) => batch.chunks));
  const array = () => arena.allocate(Uint32Array, chunks + 1);
  const types = arena.allocate(Uint16Array, Math.max(...batches.map((batch) => batch.types.length)));
  return new BatchEncoder(arena, { chunks, types, offsets: array(), sizes: array(), takenBy: array() }, list);
}
