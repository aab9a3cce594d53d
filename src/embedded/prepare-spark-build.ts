import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type RecordSource, writeCountSql } from '../corpus/spark/count-sql.js';
import type { RecordInput } from '../corpus/spark/record-settings.js';
import { createSparkCommand, type SparkCommand, type SparkOptions } from '../corpus/spark/run-spark-sql.js';
import { type SelectionLimits, writeSelectSql, writeTablesSql } from '../corpus/spark/select-sql.js';
import {
  addressOf,
  chooseRecords,
  isLocal,
  pathOf,
  patternCharacters,
  type SparkInput,
} from '../corpus/spark/spark-inputs.js';
import { formatSteps } from '../corpus/spark/sql-text.js';
import { OptionError } from '../errors.js';
import { createExtractor, type EnglishCountingOptions } from './english-counting.js';
import { tablesOf } from './finish-build.js';
import type { SpaceMaking } from './make-space.js';
import { packCountScript } from './pack-count-script.js';

/** What a counting on Spark is made of. */
export interface SparkCountingOptions {
  readonly inputs: readonly SparkInput[];
  readonly counting: EnglishCountingOptions;
  readonly making: SpaceMaking;
  /** Whether damaged records are left out and reported; default false. */
  readonly skipBad?: boolean;
  /** Bytes that the counts of a task may take in Node before it writes them as rows; default 2^29. */
  readonly taskMemory?: number;
  /** Where Spark is and what it gets. */
  readonly spark?: SparkOptions;
  /** The folder of counts and results: a path that driver and workers share, or an address; default `spark` in the build's. */
  readonly work?: string | undefined;
  /** The Node of the workers; default `node`. */
  readonly node?: string | undefined;
}

/** A counting on Spark that is ready to be run. */
export interface SparkJob {
  /** The folder of counts and results. */
  readonly work: string;
  readonly command: SparkCommand;
  /** The job as SQL. */
  readonly sql: string;
  /** The files that were written: the SQL and the archive with the script, its settings and its data. */
  readonly files: { readonly sql: string; readonly archive: string };
}

/** The folder of a job, within that of the build. */
export function jobFolder(folder: string): string {
  return join(folder, 'spark-job');
}

/** The folder of counts and results. */
export function workFolder(folder: string, work: string | undefined): string {
  if (work === undefined) return resolve(folder, 'spark');
  return isLocal(work) ? resolve(pathOf(work)) : work;
}

/**
 * Writes the job that counts a corpus on Spark and selects what spaces are made of: SQL, and an archive for the executors.
 *
 * @param options.isCounted whether the counts are there, so that only the selection is to be done; default false.
 * @throws OptionError for contexts that need a whole corpus in one place, and for a folder that Spark takes for a pattern.
 */
export async function prepareSparkBuild(
  folder: string,
  options: SparkCountingOptions & { readonly isCounted?: boolean },
): Promise<SparkJob> {
  const { counting, making, inputs, skipBad = false, taskMemory = 2 ** 29, spark = {}, node = 'node' } = options;
  if (counting.contexts.some(({ name }) => name === 'document')) {
    throw new OptionError(
      'contexts',
      'document',
      'with Spark any but document, since tasks do not see whole documents',
    );
  }
  const work = workFolder(folder, options.work);
  if (isLocal(work) && patternCharacters.test(work)) {
    throw new OptionError('work', work, 'a folder without *, ?, [, ], {, } and \\, which Spark takes for a pattern');
  }
  const job = jobFolder(folder);
  await mkdir(job, { recursive: true });
  const files = { sql: resolve(job, 'job.sql'), archive: resolve(job, 'qualia.tgz') };
  const read: RecordInput[] = [];
  const sources: RecordSource[] = [];
  for (const given of inputs) {
    const chosen = await chooseRecords(given);
    const input = read.push(chosen.input) - 1;
    for (const source of chosen.sources) {
      if (source.kind !== 'paths') {
        sources.push({ ...source, input });
        continue;
      }
      const path = resolve(job, `files-${sources.length}.jsonl`);
      await writeFile(path, source.lists.map((list) => `${JSON.stringify(list)}\n`).join(''));
      sources.push({ kind: 'lists', path: addressOf(path), lists: source.lists.length, input });
    }
  }
  await packCountScript(files.archive, { inputs: read, counting: { ...counting }, skipBad, spillBytes: taskMemory });
  const at = addressOf(work);
  const limits = limitsOf(making);
  const counted = options.isCounted === true;
  const sql = formatSteps([
    ...(counted ? [] : [writeCountSql({ sources, command: `${node} qualia/count.mjs`, folder: at })]),
    ...counting.contexts.map((choice) => writeSelectSql(at, createExtractor(choice).name, limits)),
    writeTablesSql(
      at,
      tablesOf(counting).map(({ name }) => name),
      resultsPlan(options),
    ),
  ]);
  await writeFile(files.sql, sql);
  return { work, command: createSparkCommand(spark, files), sql, files };
}

function limitsOf(making: SpaceMaking): SelectionLimits {
  return {
    minimumFrequency: making.minimumFrequency ?? 0,
    minimumTargetCount: making.minimumTargetCount,
    minimumContextTargets: making.minimumContextTargets,
    maximumContexts: making.maximumContexts,
    contextSelection: making.contextSelection ?? 'targets',
  };
}

/** A hash of what was counted and selected; results go with it. */
export function resultsPlan({ counting, making }: Pick<SparkCountingOptions, 'counting' | 'making'>): string {
  return createHash('sha256')
    .update(JSON.stringify({ counting, ...limitsOf(making) }))
    .digest('hex');
}
