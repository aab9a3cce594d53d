import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { kindsOf } from '../corpus/counting/chunk-counter.js';
import { writeTupleTable } from '../corpus/counting/write-tuples.js';
import { lockFolder } from '../corpus/folder-lock.js';
import { readCountReport, readTupleResults, requirePlan } from '../corpus/spark/read-results.js';
import { runSparkSql } from '../corpus/spark/run-spark-sql.js';
import { resultsFolder } from '../corpus/spark/select-sql.js';
import { isLocal } from '../corpus/spark/spark-inputs.js';
import { QualiaError } from '../errors.js';
import { makeFolder } from '../matrix/make-folder.js';
import { writeWhole } from '../matrix/write-whole-file.js';
import { countingSettings } from './build-spaces.js';
import { createExtractor } from './english-counting.js';
import { type BuildRecord, checkBuildOptions, type FinishBuildOptions, finishBuild } from './finish-build.js';
import {
  jobFolder,
  prepareSparkBuild,
  resultsPlan,
  type SparkCountingOptions,
  workFolder,
} from './prepare-spark-build.js';

/** Options of {@link buildSpacesOnSpark}. */
export interface SparkBuildOptions extends FinishBuildOptions, Omit<SparkCountingOptions, 'inputs'> {
  /** What the corpus is called in histories. */
  readonly name: string;
  /** What is read. */
  readonly sources: SparkCountingOptions['inputs'];
  /** Whatever else the sentences depend on, by name. */
  readonly settings?: ReadonlyMap<string, string>;
  /** A folder of results that were copied from elsewhere; then no job is run. */
  readonly results?: string | undefined;
}

/** The file that says what the counts in the work folder are of. */
const planName = 'spark-plan.json';

/**
 * Builds spaces from an English corpus that Spark counts: what `buildSpaces` builds, byte for byte, however Spark parts the
 * corpus and whatever fails and is done again on the way.
 *
 * The executors run our annotator and extractors on their parts of the corpus and hand rows of counts to Spark, which adds them
 * up, selects targets and contexts, and writes Parquet; weighting and reduction are done here. The folder gets the job in
 * `spark-job/`, counts and results in `spark/` unless `work` names another place, and what `buildSpaces` writes but the runs.
 * Where the counts are there already, other thresholds use them again.
 *
 * @throws QualiaError that says what failed and what to do, with codes such as `NO_SPARK`, `NO_NODE`, `NO_MASTER`, `DISK_FULL`;
 *   with code `CHANGED_COUNTING` when the folder was begun with other settings, `CHANGED_RESULTS` when results were, with code `COPY_RESULTS` when the results lie
 *   where only Spark reaches them; the signal's reason when it is aborted.
 */
export async function buildSpacesOnSpark(folder: string, options: SparkBuildOptions): Promise<BuildRecord> {
  const start = performance.now();
  const { counting, making, mono = false, signal, onProgress } = options;
  checkBuildOptions(counting, making, mono);
  await makeFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    const results = options.results ?? (await runJob(folder, options));
    await requirePlan(results, resultsPlan(options));
    const kinds = kindsOf({ extractors: counting.contexts.map(createExtractor), tuples: counting.tuples });
    return await finishBuild(
      folder,
      {
        name: options.name,
        counts: await readCountReport(results, kinds),
        place: { form: 'parquet', folder: results },
        writeTable: (kind, path, members) => {
          return writeTupleTable(readTupleResults(results, kind, members.length), path, members, { signal });
        },
      },
      { ...options, start, ...(onProgress && { onProgress }) },
    );
  } finally {
    await unlock();
  }
}

/** Counts and selects; returns the folder of the results. */
async function runJob(folder: string, options: SparkBuildOptions): Promise<string> {
  const { counting, inputs = [], settings = new Map(), signal, onProgress, skipBad = false } = options;
  const work = workFolder(folder, options.work);
  const plan = JSON.stringify(
    { work, counting, skipBad, sources: options.sources, settings: [...countingSettings(inputs, settings)] },
    null,
    2,
  );
  const planPath = join(folder, planName);
  const known = await readFile(planPath, 'utf8').catch(() => undefined);
  if (known !== undefined && known.trim() !== plan) {
    const advice = 'Take the same settings and inputs, or another folder, or remove this one.';
    throw new QualiaError('CHANGED_COUNTING', `${folder} holds counts of other inputs or settings. ${advice}`);
  }
  // The plan is written once the counts are complete.
  const isCounted = known !== undefined && (!isLocal(work) || existsSync(join(work, 'counts', '_SUCCESS')));
  const job = await prepareSparkBuild(folder, { ...options, inputs: options.sources, isCounted });
  if (!isCounted) await rm(planPath, { force: true });
  let writing: Promise<void> | undefined;
  const running = runSparkSql(job.command, {
    log: join(jobFolder(folder), 'spark.log'),
    signal,
    onProgress: (progress) => {
      if (progress.step.startsWith('selecting')) {
        writing ??= writeWhole(planPath, async (file) => file.writeFile(`${plan}\n`));
      }
      onProgress?.({ stage: 'spark', ...progress });
    },
  });
  try {
    await running;
  } finally {
    await writing;
  }
  if (isLocal(work)) return resultsFolder(work);
  const from = resultsFolder(work);
  throw new QualiaError(
    'COPY_RESULTS',
    `The counts are done. Copy ${from} to this machine, and give the same command with --results FOLDER.`,
  );
}
