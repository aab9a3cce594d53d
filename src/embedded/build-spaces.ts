import { join } from 'node:path';
import type { CorpusReader, ReadOptions } from '../corpus/corpus-reader.js';
import { kindsOf } from '../corpus/counting/chunk-counter.js';
import { countCorpus } from '../corpus/counting/count-corpus.js';
import { countRowFiles } from '../corpus/counting/count-row-files.js';
import type { CountingMethodAddress } from '../corpus/counting/counting-method.js';
import type { CorpusCounts } from '../corpus/counting/finish-counting.js';
import type { InputStamp } from '../corpus/counting/read-input-stamps.js';
import { writeTuples } from '../corpus/counting/write-tuples.js';
import { makeFolder } from '../matrix/make-folder.js';
import { createExtractor } from './english-counting.js';
import {
  type BuildRecord,
  buildFiles,
  type CountedCorpus,
  checkBuildOptions,
  type FinishBuildOptions,
  finishBuild,
} from './finish-build.js';

/** Options of {@link buildSpaces}. */
export interface BuildSpacesOptions extends FinishBuildOptions, Pick<ReadOptions, 'onBad'> {
  /** Whatever else the sentences depend on, by name, for instance the format of the inputs. */
  readonly settings?: ReadonlyMap<string, string>;
  /** Threads that annotate and count; default 1. */
  readonly threads?: number;
  /** Bytes that counts may take in memory; default 2^30. */
  readonly memory?: number;
}

/** Goes up by one when the same text would give other sentences or contexts: a new tagger, other patterns. */
const annotationVersion = '3';

const countingMethod = { module: new URL('./english-counting.js', import.meta.url).href, name: 'makeEnglishCounting' };

/**
 * Builds spaces from an English corpus: counts contexts, frequencies and argument tuples in one pass, selects targets
 * and contexts, weights, reduces, and writes all of it into a folder.
 *
 * The folder gets the merged counts in `counts/`, for each kind of contexts `<kind>.counts.safetensors` and
 * `<kind>.safetensors`, `mono` likewise, `frequency.tsv`, a table for each kind of tuples, and `build.json`. A build
 * that was stopped or killed goes on with the chunks it has counted; other thresholds or ranks use the same counts.
 *
 * @throws as `countCorpus` does; DiskError where the folder cannot be made; QualiaError with code `EMPTY` when the thresholds leave nothing.
 */
export async function buildSpaces(
  reader: CorpusReader,
  folder: string,
  options: BuildSpacesOptions,
): Promise<BuildRecord> {
  const start = performance.now();
  const { counting, making, mono = false, inputs = [], threads = 1, memory = 2 ** 30 } = options;
  const { signal, onBad, onProgress } = options;
  checkBuildOptions(counting, making, mono);
  await makeFolder(folder);
  const runs = join(folder, buildFiles.counts);
  const method: CountingMethodAddress = { ...countingMethod, options: counting };
  const counts = await countCorpus(reader, runs, {
    method,
    settings: countingSettings(inputs, options.settings ?? new Map()),
    threads,
    memory,
    signal,
    onBad,
    onProgress: (progress) => onProgress?.({ stage: 'counting', counting: progress }),
  });
  return await finishBuild(folder, ofRuns(reader.name, runs, counts, signal), { ...options, start });
}

/**
 * Builds spaces of rows of counts that were made of a corpus elsewhere, by the program that {@link prepareSparkBuild} packs: what
 * `buildSpaces` builds of that corpus.
 *
 * @param rows files, folders or patterns, packed or not, sorted or not.
 * @param options.name what the corpus is called in histories.
 * @throws as `countRowFiles` does; DiskError where the folder cannot be made; QualiaError with code `EMPTY` when the thresholds leave nothing.
 */
export async function buildSpacesFromRows(
  rows: readonly string[],
  folder: string,
  options: Omit<BuildSpacesOptions, 'onBad'> & { readonly name: string },
): Promise<BuildRecord> {
  const start = performance.now();
  const { counting, making, mono = false, inputs = [], threads = 1, memory = 2 ** 30, signal, onProgress } = options;
  checkBuildOptions(counting, making, mono);
  await makeFolder(folder);
  const runs = join(folder, buildFiles.counts);
  const counts = await countRowFiles(rows, runs, {
    kinds: kindsOf({ extractors: counting.contexts.map(createExtractor), tuples: counting.tuples }),
    settings: new Map([
      ['counting', JSON.stringify(counting)],
      ...countingSettings(inputs, options.settings ?? new Map()),
    ]),
    threads,
    memory,
    signal,
    onProgress: (progress) => onProgress?.({ stage: 'counting', counting: progress }),
  });
  return await finishBuild(folder, ofRuns(options.name, runs, counts, signal), { ...options, start });
}

function ofRuns(name: string, runs: string, counts: CorpusCounts, signal: AbortSignal | undefined): CountedCorpus {
  return {
    name,
    counts,
    place: { form: 'runs', folder: runs },
    writeTable: (kind, path, members) => writeTuples(join(runs, `${kind}.run`), path, members, { signal }),
  };
}

/** Puts together what counts depend on besides the method. */
export function countingSettings(
  inputs: readonly InputStamp[],
  settings: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map([
    ['annotation', annotationVersion],
    ...settings,
    ...inputs.map(({ path, bytes, modified }): [string, string] => {
      return [`input ${path}`, `${bytes} bytes of ${new Date(modified).toISOString()}`];
    }),
  ]);
}
