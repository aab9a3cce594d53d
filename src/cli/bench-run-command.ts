import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { MissingFileError } from '../errors.js';
import type { RatedPair } from '../evaluation/dataset.js';
import { anchorPairs } from '../evaluation/describe-dataset.js';
import { type CompositionMethod, compositionMethods, createPhraseComparer } from '../evaluation/phrase-similarity.js';
import { type ReadDataset, readDataset } from '../evaluation/read-dataset.js';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import { runPairs } from '../evaluation/run-pairs.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import { resultSchemaVersion, type TaskResult, taskResultSchema } from '../evaluation/task-result.js';
import type { Space } from '../space/space.js';
import { addTaskDataOption, chooseTask, requireTaskData, type TaskDataFlags } from './choose-tasks.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { readPackageVersion } from './package-version.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords } from './print-records.js';
import { createProgress } from './progress.js';
import { readVectors } from './read-vectors.js';
import { resultColumns } from './result-columns.js';
import { wholeNumber } from './whole-number.js';

interface RunFlags extends TaskDataFlags, OutputFlags {
  readonly vectors: string;
  readonly method: readonly CompositionMethod[];
  readonly seed: number;
  readonly samples: number;
  readonly out?: string;
}

/** Adds `qualia bench run`: scores vectors on tasks of rated pairs. */
export function addBenchRunCommand(bench: Command, { signal }: CommandContext): void {
  const command = bench
    .command('run')
    .description('Score word vectors on tasks whose phrases are rated in pairs.')
    .argument('[tasks...]', 'ids of tasks (default: all of that kind whose data are here)')
    .requiredOption('--vectors <file>', 'a space of qualia, or vectors of word2vec or GloVe')
    .addOption(
      new Option('--method <names...>', 'how the vectors of a phrase become one')
        .choices(compositionMethods)
        .default(['add']),
    )
    .addOption(
      new Option('--seed <number>', 'of the bootstrap').argParser(wholeNumber('--seed', 0, 2 ** 31)).default(1),
    )
    .addOption(
      new Option('--samples <number>', 'of the bootstrap')
        .argParser(wholeNumber('--samples', 1, 1_000_000))
        .default(10_000),
    )
    .option('--out <file>', 'write the results with every item as JSON');
  addOutputOptions(addTaskDataOption(command)).action(async (ids: string[], flags: RunFlags) => {
    const folder = requireTaskData(flags);
    const tasks = await openTasks(ids, folder);
    const progress = createProgress(process.stderr);
    const results: TaskResult[] = [];
    try {
      progress.update('reading vectors', 0);
      const space = await readVectors(flags.vectors);
      const vectors = { path: basename(flags.vectors), sha256: await hashFile(flags.vectors) };
      const runs = tasks.flatMap((task) => flags.method.map((method) => ({ ...task, method })));
      for (const [place, run] of runs.entries()) {
        signal.throwIfAborted();
        progress.update(`${run.manifest.id}, ${run.method}`, place / runs.length);
        results.push(runTask(run, { space, vectors, flags }));
      }
    } finally {
      progress.stop();
    }
    if (flags.out !== undefined) await writeFile(flags.out, `${JSON.stringify(results, null, 2)}\n`);
    if (flags.json) printJson(results);
    else printRecords(results, resultColumns, flags);
  });
}

interface OpenTask {
  readonly manifest: TaskManifest;
  readonly pairs: readonly RatedPair[];
  readonly files: ReadDataset['files'];
}

/** Reads the data sets that are asked for; without ids, those of rated pairs that are here. */
async function openTasks(ids: readonly string[], folder: string): Promise<OpenTask[]> {
  const manifests = await readTaskManifests();
  const asked = ids.map((id) => chooseTask(manifests, id));
  const tasks: OpenTask[] = [];
  for (const manifest of ids.length > 0 ? asked : manifests.filter(({ data }) => data.length > 0)) {
    const read = await readDataset(manifest, folder).catch((error: unknown) => {
      if (ids.length === 0 && error instanceof MissingFileError) return undefined;
      throw error;
    });
    if (read === undefined) continue;
    const { dataset, files, otherFiles } = read;
    if (dataset.kind === 'rated-pairs') {
      tasks.push({ manifest, pairs: dataset.pairs, files });
      for (const finding of otherFiles) process.stderr.write(`${finding}\n`);
    } else if (ids.length > 0) {
      const problem = `The items of "${manifest.id}" are no rated pairs, and run scores only these so far.`;
      throw new CommandError('TASK_KIND', problem, '"qualia bench describe" tells what they are.');
    }
  }
  if (tasks.length > 0) return tasks;
  throw new CommandError(
    'NO_DATA',
    `No task of rated pairs has its data in ${folder}.`,
    '"qualia bench list" shows the tasks.',
  );
}

function runTask(
  { manifest, pairs, files, method }: OpenTask & { readonly method: CompositionMethod },
  {
    space,
    vectors,
    flags,
  }: {
    readonly space: Space;
    readonly vectors: TaskResult['system']['vectors'];
    readonly flags: RunFlags;
  },
): TaskResult {
  const start = performance.now();
  const find = (word: string) => {
    const lower = word.toLowerCase();
    if (space.has(word)) return space.vector(word);
    return space.has(lower) ? space.vector(lower) : undefined;
  };
  const { seed, samples } = flags;
  const run = runPairs(pairs, createPhraseComparer(find, method), { seed, samples });
  return taskResultSchema.parse({
    schemaVersion: resultSchemaVersion,
    version: readPackageVersion(),
    task: manifest.id,
    data: [...files],
    mainScore: manifest.mainScore,
    system: { name: `${space.name}, ${method}`, vectors, method },
    seed,
    samples,
    ...run,
    anchors: anchorPairs(pairs).map(({ name, value }) => ({ name, value })),
    seconds: Math.round(performance.now() - start) / 1000,
  });
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
