import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tupleKinds } from '../corpus/argument-tuples.js';
import { frequencyKind } from '../corpus/counting/counting-method.js';
import type { CountingProgress } from '../corpus/counting/counting-state.js';
import type { CorpusCounts } from '../corpus/counting/finish-counting.js';
import type { InputStamp } from '../corpus/counting/read-input-stamps.js';
import type { Engine, JobAddress } from '../engine/engine.js';
import { requireOption } from '../errors.js';
import { writeWhole } from '../matrix/write-whole-file.js';
import { createExtractor, type EnglishCountingOptions } from './english-counting.js';
import type { CountsPlace, MadeSpace, MakeSpaceInput, SpaceMaking } from './make-space.js';

/** How far the building of spaces has come: the counting here or on Spark, or the share of what is made of the counts. */
export type BuildProgress =
  | { readonly stage: 'counting'; readonly counting: CountingProgress }
  | { readonly stage: 'spark'; readonly step: string; readonly done: number; readonly tasks: number }
  | { readonly stage: 'tables'; readonly share: number }
  | { readonly stage: 'spaces'; readonly share: number };

/** What a build is finished by, however its corpus was counted. */
export interface FinishBuildOptions {
  /** What is counted. */
  readonly counting: EnglishCountingOptions;
  /** What becomes of the counts. */
  readonly making: SpaceMaking;
  /** Whether a space of domain and function contexts side by side is made too; default false. */
  readonly mono?: boolean;
  /** The files that the reader reads; when one has changed, the folder's counts no longer serve. Default none. */
  readonly inputs?: readonly InputStamp[];
  /** Runs the making of spaces. */
  readonly engine: Engine;
  /** Stops the build, which then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
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
export const buildFiles = { counts: 'counts', record: 'build.json' } as const;

const spaceJob: JobAddress = { module: new URL('./make-space.js', import.meta.url).href, name: 'makeSpace' };

/** A corpus that was counted. */
export interface CountedCorpus {
  /** What the corpus is called in histories. */
  readonly name: string;
  readonly counts: CorpusCounts;
  readonly place: CountsPlace;
  /** Writes the frequencies or the tuples of a kind as a table. */
  readonly writeTable: (kind: string, path: string, members: readonly string[]) => Promise<void>;
}

/** Lists the kinds of counts that are written as tables, with the names of their columns. */
export function tablesOf(counting: EnglishCountingOptions): { name: string; members: readonly string[] }[] {
  return [{ name: frequencyKind, members: ['target'] }, ...(counting.tuples ? tupleKinds : [])];
}

/**
 * Makes the tables and spaces of a counted corpus, and `build.json`.
 *
 * @param options.start when the build began, by `performance.now`.
 */
export async function finishBuild(
  folder: string,
  { name: corpus, counts, place, writeTable }: CountedCorpus,
  options: FinishBuildOptions & { readonly start: number },
): Promise<BuildRecord> {
  const { counting, making, mono = false, inputs = [], signal, onProgress } = options;
  const tables = tablesOf(counting);
  for (const [number, { name, members }] of tables.entries()) {
    await writeTable(name, join(folder, `${name}.tsv`), members);
    onProgress?.({ stage: 'tables', share: (number + 1) / tables.length });
  }
  const tags = counting.targetTags === true ? { targetTags: true } : {};
  const spaces = counting.contexts.map(createExtractor).map(({ name, options: contexts }): MakeSpaceInput => {
    const counted = {
      step: `${name} counts of ${corpus}`,
      options: { ...contexts, ...tags },
      result: { tokens: counts.tokens },
    };
    return { name, folder, counts: place, history: [counted], ...making };
  });
  const both: MakeSpaceInput = {
    name: 'mono',
    folder,
    counts: place,
    history: [],
    parts: ['domain', 'function'],
    ...making,
  };
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
    seconds: (performance.now() - options.start) / 1000,
    peakMemory: process.resourceUsage().maxRSS * 1024,
    files: Object.fromEntries([...(await listSizes(folder, '')), ...(await listSizes(folder, buildFiles.counts))]),
  };
  await writeWhole(join(folder, buildFiles.record), async (file) => {
    await file.writeFile(`${JSON.stringify(record, null, 2)}\n`);
  });
  return record;
}

/** Throws an OptionError for what would fail at the end, before the counting. */
export function checkBuildOptions(counting: EnglishCountingOptions, making: SpaceMaking, mono: boolean): void {
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

async function listSizes(folder: string, inside: string): Promise<[string, number][]> {
  if (!existsSync(join(folder, inside))) return [];
  const sizes: [string, number][] = [];
  for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
    if (!entry.isFile() || entry.name === buildFiles.record || entry.name.startsWith('lock.')) continue;
    sizes.push([join(inside, entry.name), (await stat(join(folder, inside, entry.name))).size]);
  }
  return sizes.sort(([a], [b]) => (a < b ? -1 : 1));
}
