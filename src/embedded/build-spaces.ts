import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tupleKinds } from '../corpus/argument-tuples.js';
import type { CorpusReader, ReadOptions } from '../corpus/corpus-reader.js';
import { type CorpusCounts, countCorpus } from '../corpus/counting/count-corpus.js';
import { type CountingMethodAddress, frequencyKind } from '../corpus/counting/counting-method.js';
import type { CountingProgress } from '../corpus/counting/counting-state.js';
import type { InputStamp } from '../corpus/counting/read-input-stamps.js';
import { writeTuples } from '../corpus/counting/write-tuples.js';
import type { Engine, JobAddress } from '../engine/engine.js';
import { OptionError, requireOption } from '../errors.js';
import { writeWhole } from '../matrix/write-whole-file.js';
import { createExtractor, type EnglishCountingOptions } from './english-counting.js';
import type { MadeSpace, MakeSpaceInput, SpaceMaking } from './make-space.js';

/** How far the building of spaces has come: the counting, or the share of what is made of the counts. */
export type BuildProgress =
  | { readonly stage: 'counting'; readonly counting: CountingProgress }
  | { readonly stage: 'tables'; readonly share: number }
  | { readonly stage: 'spaces'; readonly share: number };

/** Options of {@link buildSpaces}. */
export interface BuildSpacesOptions extends Pick<ReadOptions, 'signal' | 'onBad'> {
  /** What is counted. */
  readonly counting: EnglishCountingOptions;
  /** What becomes of the counts. */
  readonly making: SpaceMaking;
  /** Whether a space of domain and function contexts side by side is made too; default false. */
  readonly mono?: boolean;
  /** The files that the reader reads; when one has changed, the folder's counts no longer serve. Default none. */
  readonly inputs?: readonly InputStamp[];
  /** Whatever else the sentences depend on, by name, for instance the format of the inputs. */
  readonly settings?: ReadonlyMap<string, string>;
  /** Threads that annotate and count; default 1. */
  readonly threads?: number;
  /** Bytes that counts may take in memory; default 2^30. */
  readonly memory?: number;
  /** Runs the making of spaces. */
  readonly engine: Engine;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
}

/** What was built, of what and how, as it is written to `build.json`. */
export interface BuildRecord {
  readonly inputs: readonly InputStamp[];
  readonly counting: EnglishCountingOptions;
  readonly making: SpaceMaking;
  readonly mono: boolean;
  readonly counts: CorpusCounts;
  readonly spaces: readonly MadeSpace[];
  /** The seconds of the call that finished the build; an interrupted build took more. */
  readonly seconds: number;
  /** The largest memory that the process has had, in bytes. */
  readonly peakMemory: number;
  /** The bytes of each file of the folder. */
  readonly files: Readonly<Record<string, number>>;
}

/** The files and folders of a build besides its spaces. */
const buildFiles = { counts: 'counts', record: 'build.json' } as const;

/** Goes up by one when the same text would give other sentences or contexts: a new tagger, other patterns. */
const annotationVersion = '3';

const countingMethod = { module: new URL('./english-counting.js', import.meta.url).href, name: 'makeEnglishCounting' };
const spaceJob: JobAddress = { module: new URL('./make-space.js', import.meta.url).href, name: 'makeSpace' };

/**
 * Builds spaces from an English corpus: counts contexts, frequencies and argument tuples in one pass, selects targets
 * and contexts, weights, reduces, and writes all of it into a folder.
 *
 * The folder gets the merged counts in `counts/`, for each kind of contexts `<kind>.counts.safetensors` and
 * `<kind>.safetensors`, `mono` likewise, `frequency.tsv`, a table for each kind of tuples, and `build.json`. A build
 * that was stopped or killed goes on with the chunks it has counted; other thresholds or ranks use the same counts.
 *
 * @throws as `countCorpus` does; QualiaError with code `EMPTY` when the thresholds leave nothing.
 */
export async function buildSpaces(
  reader: CorpusReader,
  folder: string,
  options: BuildSpacesOptions,
): Promise<BuildRecord> {
  const start = performance.now();
  const { counting, making, mono = false, inputs = [], threads = 1, memory = 2 ** 30 } = options;
  const { signal, onBad, onProgress } = options;
  checkOptions(counting, making, mono);
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new OptionError('folder', folder, `a folder that is there or can be made: ${(cause as Error).message}`);
  });
  const runs = join(folder, buildFiles.counts);
  const method: CountingMethodAddress = { ...countingMethod, options: counting };
  const counts = await countCorpus(reader, runs, {
    method,
    settings: settingsOf(inputs, options.settings ?? new Map()),
    threads,
    memory,
    signal,
    onBad,
    onProgress: (progress) => onProgress?.({ stage: 'counting', counting: progress }),
  });
  await writeTables(runs, folder, options);
  const tags = counting.targetTags === true ? { targetTags: true } : {};
  const spaces = counting.contexts.map(createExtractor).map(({ name, options: contexts }): MakeSpaceInput => {
    const counted = {
      step: `${name} counts of ${reader.name}`,
      options: { ...contexts, ...tags },
      result: { tokens: counts.tokens },
    };
    return { name, folder, runs, history: [counted], ...making };
  });
  const both: MakeSpaceInput = { name: 'mono', folder, runs, history: [], parts: ['domain', 'function'], ...making };
  const made: MadeSpace[] = [];
  const stages = [spaces, ...(mono ? [[both]] : [])];
  for (const [stage, list] of stages.entries()) {
    const some = await options.engine.map<MakeSpaceInput, MadeSpace>(spaceJob, list, {
      ...(signal && { signal }),
      onProgress: (share) => onProgress?.({ stage: 'spaces', share: (stage + share) / stages.length }),
    });
    made.push(...some);
  }
  const record: BuildRecord = {
    inputs,
    counting,
    making,
    mono,
    counts,
    spaces: made,
    seconds: (performance.now() - start) / 1000,
    peakMemory: process.resourceUsage().maxRSS * 1024,
    files: Object.fromEntries([...(await listSizes(folder, '')), ...(await listSizes(folder, buildFiles.counts))]),
  };
  await writeWhole(join(folder, buildFiles.record), async (file) => {
    await file.writeFile(`${JSON.stringify(record, null, 2)}\n`);
  });
  return record;
}

/** What would fail at the end fails here, before the counting. */
function checkOptions(counting: EnglishCountingOptions, making: SpaceMaking, mono: boolean): void {
  const { contexts } = counting;
  const kinds = contexts.map((choice) => createExtractor(choice).name);
  requireOption(kinds.length > 0, 'contexts', kinds, 'at least one kind of contexts');
  requireOption(new Set(kinds).size === kinds.length, 'contexts', kinds, 'kinds with a name or label of their own');
  const hasBoth = kinds.includes('domain') && kinds.includes('function');
  requireOption(!mono || hasBoth, 'mono', mono, 'true only with domain and function contexts');
  const {
    minimumFrequency = 0,
    minimumTargetCount,
    minimumContextTargets,
    maximumContexts,
    rank,
    exponent,
    weighting,
    shift = 0,
  } = making;
  const isCount = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;
  const allowed = 'a whole number >= 1';
  requireOption(minimumFrequency >= 0, 'minimumFrequency', minimumFrequency, 'a number >= 0');
  requireOption(minimumTargetCount >= 0, 'minimumTargetCount', minimumTargetCount, 'a number >= 0');
  requireOption(minimumContextTargets >= 1, 'minimumContextTargets', minimumContextTargets, 'a number >= 1');
  requireOption(isCount(maximumContexts, 1), 'maximumContexts', maximumContexts, allowed);
  requireOption(isCount(rank, 1), 'rank', rank, allowed);
  requireOption(Number.isFinite(exponent), 'exponent', exponent, 'a number');
  requireOption(Number.isFinite(shift) && shift >= 0, 'shift', shift, 'a number >= 0');
  requireOption(shift === 0 || weighting === 'ppmi', 'shift', shift, `0, for ${weighting}`);
}

function settingsOf(inputs: readonly InputStamp[], settings: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([
    ['annotation', annotationVersion],
    ...settings,
    ...inputs.map(({ path, bytes, modified }): [string, string] => {
      return [`input ${path}`, `${bytes} bytes of ${new Date(modified).toISOString()}`];
    }),
  ]);
}

/** Writes the frequencies and the tuples as tables. */
async function writeTables(
  runs: string,
  folder: string,
  { counting, signal, onProgress }: BuildSpacesOptions,
): Promise<void> {
  const tables: { readonly name: string; readonly members: readonly string[] }[] = [
    { name: frequencyKind, members: ['target'] },
    ...(counting.tuples ? tupleKinds : []),
  ];
  for (const [place, { name, members }] of tables.entries()) {
    await writeTuples(join(runs, `${name}.run`), join(folder, `${name}.tsv`), members, { signal });
    onProgress?.({ stage: 'tables', share: (place + 1) / tables.length });
  }
}

async function listSizes(folder: string, inside: string): Promise<[string, number][]> {
  const sizes: [string, number][] = [];
  for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
    if (!entry.isFile() || entry.name === buildFiles.record || entry.name.startsWith('lock.')) continue;
    sizes.push([join(inside, entry.name), (await stat(join(folder, inside, entry.name))).size]);
  }
  return sizes.sort(([a], [b]) => (a < b ? -1 : 1));
}
