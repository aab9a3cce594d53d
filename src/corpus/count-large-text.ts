import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { QualiaError, requireOption } from '../errors.js';
import { SparseMatrix } from '../matrix/sparse-matrix.js';
import { countPairs, weightsOfPairs } from './count-pairs.js';
import { type CountTextOptions, chooseWords } from './count-text.js';
import { encodeShards } from './encode-shards.js';
import { checkLeftOut, countWords } from './encode-text.js';
import type { PairWeights } from './pair-weights.js';
import { checkWordLimits } from './rank-words.js';
import { cutShards, readShard, type Shard } from './read-shards.js';
import { readSourceStamps } from './read-source-stamps.js';
import { openTextCounts, type TextCountsFile } from './read-text-counts.js';
import { readWordClasses } from './read-word-classes.js';
import { tokenRules } from './token-classes.js';
import { countingFiles, readPlan, ShardFolder } from './write-shard-runs.js';
import { type WordClasses, writeWordClasses } from './write-word-classes.js';

/** How far the counting of a large text has come: which of its three parts, and what share of it from 0 to 1. */
export interface LargeTextProgress {
  readonly part: 'words' | 'counts' | 'merge';
  readonly share: number;
}

/** Options of {@link countLargeText}. */
export interface CountLargeTextOptions extends Omit<CountTextOptions, 'onProgress' | 'weigh'> {
  /** Bytes of text that are counted together, up to the end of a line; default 2^30, about 200 million tokens. */
  readonly shardBytes?: number;
  /** Cells with a smaller sum over all shards are left out; default: none. */
  readonly minimumPairCount?: number;
  readonly onProgress?: (progress: LargeTextProgress) => void;
}

/**
 * Counts how often the words of a text stand near each other when neither the text nor its counts fit into memory: one
 * pass for the words, one that counts shard by shard into run files in `folder`, and a merge of these.
 *
 * The result is that of `countText`; weighted counts are rounded to single precision in each shard. A call that was
 * stopped or killed goes on where it was: finished shards are not counted again, half-written files are removed. While
 * a folder is worked on, no other process may work in it. Memory is that of one shard: per token about 6 bytes, or 8
 * with more than 65,534 words, and 16 for each distinct pair.
 *
 * @param paths files in UTF-8, in the order in which they are read.
 * @throws as `countText` does; FileFormatError when a text is packed or an archive, or a file in the folder is damaged;
 *   QualiaError with code `CHANGED_COUNTING` when the folder was begun with other settings or sources.
 * @example
 * const { targets, counts } = await countLargeText(paths, 'counts', { minimumCount: 100, threads: 2 });
 * await writeWeightedCounts('ppmi.safetensors', counts, { contextSmoothing: 0.75 });
 * await counts.close();
 */
export async function countLargeText(
  paths: readonly string[],
  folder: string,
  options: CountLargeTextOptions = {},
): Promise<TextCountsFile> {
  const { shardBytes = 2 ** 30, minimumPairCount = 0, threads = 1, signal, onProgress } = options;
  const weights = weightsOfPairs(options);
  const settings = settingsOf(options, weights, { shardBytes, minimumPairCount });
  const known = await readPlan(folder);
  const shards = await cutShards(paths, shardBytes);
  const sources = await readSourceStamps(paths, { known: known?.sources ?? [], signal });
  const run = await ShardFolder.open(folder, { settings, sources });
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  const words = await findWords(paths, folder, { ...options, bytes });
  for (const [place, shard] of shards.entries()) {
    signal?.throwIfAborted();
    if (!(await run.isFinished(place))) {
      const counts = await countShard(shard, words, options);
      await run.write(place, counts, { unit: 1 / weights.scale, ...(signal && { signal }) });
    }
    onProgress?.({ part: 'counts', share: (place + 1) / shards.length });
  }
  if (!(await run.isMerged())) {
    const tell = (share: number): void => onProgress?.({ part: 'merge', share });
    await run.merge(shards.length, {
      minimumCount: minimumPairCount,
      threads,
      onProgress: tell,
      ...(signal && { signal }),
    });
  }
  return await openTextCounts(folder);
}

/** Prints every option that the counts depend on, after checking it. */
function settingsOf(
  options: CountLargeTextOptions,
  weights: PairWeights,
  { shardBytes, minimumPairCount }: { readonly shardBytes: number; readonly minimumPairCount: number },
): ReadonlyMap<string, string> {
  const { minimumCount = 1, maximumWords = Number.POSITIVE_INFINITY, leftOut = 'remove' } = options;
  checkWordLimits(options);
  checkLeftOut(leftOut);
  requireOption(minimumPairCount >= 0, 'minimumPairCount', minimumPairCount, 'a number >= 0');
  const { left, right, scale } = weights;
  const window = { window: `${left} left, ${right} right`, weighting: `${weights.weights.join(' ')} by ${scale}` };
  const limits = { minimumCount, maximumWords, leftOut, shardBytes, minimumPairCount };
  const entries = Object.entries({ ...tokenRules(options), ...limits, ...window });
  return new Map(entries.map(([name, value]) => [name, `${value}`]));
}

/** Reads the words that an earlier call has found, or finds them in one pass over the text. */
async function findWords(
  paths: readonly string[],
  folder: string,
  { bytes, ...options }: CountLargeTextOptions & { readonly bytes: number },
): Promise<WordClasses> {
  const { isTarget, isContext, onProgress, ...reading } = options;
  const path = join(folder, countingFiles.words);
  const known = existsSync(path) ? await readWordClasses(path) : undefined;
  const frequencies =
    known ??
    (await countWords(paths, {
      ...reading,
      onProgress: ({ bytesRead }) => onProgress?.({ part: 'words', share: Math.min(1, bytesRead / bytes) }),
    }));
  const targets = chooseWords(frequencies.vocabulary, 'targets', isTarget).places;
  const contexts = chooseWords(frequencies.vocabulary, 'contexts', isContext).places;
  if (known === undefined) {
    const words = { ...frequencies, targets, contexts };
    await writeWordClasses(path, words);
    return words;
  }
  const isSame = Buffer.from(known.targets.buffer).equals(Buffer.from(targets.buffer));
  if (isSame && Buffer.from(known.contexts.buffer).equals(Buffer.from(contexts.buffer))) return known;
  const problem = `${folder} holds other counts: isTarget or isContext chooses other words than before`;
  throw new QualiaError('CHANGED_COUNTING', `${problem}. Take the same choice, or another folder, or remove this one.`);
}

/** Counts one shard, which fits into memory. */
async function countShard(shard: Shard, words: WordClasses, options: CountLargeTextOptions): Promise<SparseMatrix> {
  const { onProgress: _, ...reading } = options;
  const rows = words.targets.reduce((size, place) => Math.max(size, place + 1), 0);
  const columns = words.contexts.reduce((size, place) => Math.max(size, place + 1), 0);
  // A token or line end takes a byte at least, so one shard comes out as one.
  const shardTokens = shard.reduce((sum, { begin, end }) => sum + end - begin + 1, 1);
  for await (const tokens of encodeShards(readShard(shard), words.vocabulary, { ...reading, shardTokens })) {
    return countPairs(tokens, { ...reading, targets: words.targets, contexts: words.contexts, rows, columns });
  }
  return new SparseMatrix({ rows, columns }, new Float64Array(rows + 1), new Int32Array(0), new Float32Array(0));
}
