import { type Command, Option } from 'commander';
import { answersTask, type OpenTask, runTask } from '../evaluation/run-task.js';
import type { SenseInventory } from '../evaluation/sense-inventory.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import {
  listSystemSettings,
  parseSystemSpecification,
  type SystemSpecification,
  systemKinds,
} from '../evaluation/systems/system-specification.js';
import { type VectorMethod, vectorMethods } from '../evaluation/systems/vector-system.js';
import type { TaskResult } from '../evaluation/task-result.js';
import { ResultFolder } from '../evaluation/write-results.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { SystemOpener } from './open-system.js';
import {
  addOpenTaskOptions,
  createInventoryReader,
  inventoryFor,
  type OpenedTasks,
  type OpenTaskFlags,
  openTasks,
} from './open-tasks.js';
import { readPackageVersion } from './package-version.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords } from './print-records.js';
import { createProgress, noticesBeside, type Progress } from './progress.js';
import { resultColumns } from './result-columns.js';
import { cacheFolderOption, seedOption } from './shared-options.js';
import { tellProblems } from './tell-problems.js';
import { wholeNumber } from './whole-number.js';

interface RunFlags extends OpenTaskFlags, OutputFlags {
  readonly system: readonly string[];
  readonly vectors: readonly string[];
  readonly compose: readonly VectorMethod[];
  readonly unit: boolean;
  readonly seed: number;
  readonly samples: number;
  readonly mock?: number | true;
  readonly out?: string;
  readonly resume: boolean;
  readonly cacheFolder?: string;
}

/** What help says of systems: the settings of each kind. */
function describeSettings(): string {
  const kinds = systemKinds.flatMap((kind) => {
    const settings = listSystemSettings(kind);
    return settings.length === 0 ? [] : [`  ${kind}: ${settings.join(', ')}`];
  });
  return ['', 'Settings of --system by kind (those of a model stand beside them):', ...kinds].join('\n');
}

/** How many items of a task a mock run asks where the command line does not say. */
const mockItems = 10;

/** Adds `qualia bench run`: scores systems on tasks. */
export function addBenchRunCommand(bench: Command, { signal, reportFindings }: CommandContext): void {
  const command = bench
    .command('run')
    .description('Score systems on tasks: vectors, dual spaces, senses, predictions, JavaScript modules.')
    .argument('[tasks...]', 'ids of tasks (default: all whose data are here, and those generated from WordNet)')
    .addOption(
      new Option(
        '--system <specs...>',
        `systems, kind:target?setting=value, of the kinds ${systemKinds.join(', ')}`,
      ).default([]),
    )
    .addOption(
      new Option('--vectors <files...>', 'spaces of qualia, or vectors of word2vec, GloVe or winkNLP').default([]),
    )
    .addOption(
      new Option('--compose <names...>', 'how the vectors of --vectors are composed')
        .choices(vectorMethods)
        .default(['add']),
    )
    .option('--unit', 'scale the vectors of --vectors to length 1 first', false)
    .addOption(seedOption())
    .addOption(
      new Option('--samples <n>', 'samples of the bootstrap')
        .argParser(wholeNumber('--samples', 1, 1_000_000))
        .default(10_000),
    )
    .addOption(
      new Option(
        '--mock [n]',
        `ask the first items of each task alone (${mockItems}), to see that all works`,
      ).argParser(wholeNumber('--mock', 1, 1_000_000)),
    )
    .option('--out <folder>', 'write the results with every item into this folder')
    .option('--resume', 'go on where the same command was stopped', false)
    .addOption(cacheFolderOption())
    .addHelpText('after', describeSettings);
  addOutputOptions(addOpenTaskOptions(command)).action(async (ids: string[], flags: RunFlags) => {
    const specifications = readSpecifications(flags);
    const out = flags.out === undefined ? undefined : await ResultFolder.open(flags.out);
    const progress = createProgress(process.stderr);
    const onNotice = noticesBeside(progress);
    const results: TaskResult[] = [];
    let opener: SystemOpener | undefined;
    try {
      const readInventory = createInventoryReader(flags);
      const opened = await openTasks(ids, flags, { signal, onNotice });
      tellOpened(opened, ids);
      if (opened.malformed.length > 0) reportFindings();
      opener = new SystemOpener({
        signal,
        onNotice,
        onProgress: (stage, share) => progress.update(stage, share),
        cacheFolder: flags.cacheFolder,
        readInventory,
      });
      for (const specification of specifications) {
        const system = await opener.open(specification);
        const runs = opened.tasks.filter((task) => answersTask(system, task));
        requireRuns(runs, system, ids);
        for (const [place, task] of runs.entries()) {
          signal.throwIfAborted();
          const run = {
            task,
            system,
            share: place / runs.length,
            inventory: await inventoryFor(task, flags, { read: readInventory, onNotice }),
          };
          results.push(await runOnce(run, { flags, out, signal, progress }));
        }
      }
    } finally {
      progress.stop();
      await opener?.close();
      if (signal.aborted && results.length > 0) process.stderr.write(told(results.length, flags.out));
    }
    if (flags.json) printJson(results);
    else printRecords(results, resultColumns, flags);
  });
}

function told(count: number, out: string | undefined): string {
  return out === undefined
    ? `${count} results are lost: without --out they are kept nowhere.\n`
    : `${count} results are in ${out}; --resume goes on from there.\n`;
}

function readSpecifications({ system, vectors, compose, unit }: RunFlags): SystemSpecification[] {
  const ofVectors = vectors.flatMap((target) =>
    compose.map((name): SystemSpecification => {
      const settings = new Map([['method', name as string], ...(unit ? [['unit', 'true'] as const] : [])]);
      return { kind: 'vectors', target, settings };
    }),
  );
  const all = [...ofVectors, ...system.map(parseSystemSpecification)];
  if (all.length > 0) return all;
  const problem = 'Nothing is named that could be scored.';
  throw new CommandError(
    'NO_SYSTEM',
    problem,
    'Name it by --vectors FILE or --system SPEC, for instance embedded:dual.',
  );
}

function requireRuns(
  runs: readonly OpenTask[],
  { name, answerers, scope }: EvaluatedSystem,
  ids: readonly string[],
): void {
  if (runs.length > 0) return;
  const tasks = ids.length === 0 ? 'the tasks whose data are here' : ids.join(', ');
  const kinds = Object.keys(answerers).join(', ');
  const problem = `"${name}" can be asked none of ${tasks}.`;
  throw new CommandError('NOTHING_TO_RUN', problem, scope ?? `It answers data sets of the kinds ${kinds}.`);
}

/** Tells what is odd about the data: of tasks that were asked for all, else that files are others than those published. */
function tellOpened(opened: OpenedTasks, ids: readonly string[]): void {
  tellProblems(opened, { brief: true });
  for (const { manifest, findings } of opened.tasks) {
    const isAsked = ids.includes(manifest.id);
    const told = findings.filter((finding) => isAsked || finding.includes('another file than the one'));
    for (const finding of told.slice(0, mostFindings)) process.stderr.write(`${finding}\n`);
    const rest = told.length - mostFindings;
    if (rest > 0) process.stderr.write(`${rest} more; "qualia bench describe ${manifest.id}" tells all.\n`);
  }
}

/** How many findings of one data set are told. */
const mostFindings = 3;

interface Run {
  readonly task: OpenTask;
  readonly system: EvaluatedSystem;
  readonly share: number;
  readonly inventory: SenseInventory | undefined;
}

interface RunContext {
  readonly flags: RunFlags;
  readonly out: ResultFolder | undefined;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

async function runOnce({ task, system, share, inventory }: Run, context: RunContext): Promise<TaskResult> {
  const { flags, out, signal, progress } = context;
  const { seed, samples, mock } = flags;
  progress.update(`${task.manifest.id}, ${system.name}`, share);
  const wanted = {
    version: readPackageVersion(),
    seed,
    samples,
    inventory,
    ...(mock !== undefined && { mockItems: mock === true ? mockItems : mock }),
  };
  const kept = flags.resume ? await out?.find(task, system, wanted) : undefined;
  if (kept !== undefined) return kept;
  const result = await runTask(task, system, {
    ...wanted,
    signal,
    onProgress: (done) => progress.update(`${task.manifest.id}, ${system.name}`, done),
  });
  await out?.write(result);
  return result;
}
