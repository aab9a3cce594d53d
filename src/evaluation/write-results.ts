import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MissingFileError } from '../errors.js';
import { makeFolder } from '../matrix/make-folder.js';
import { writeWholeText } from '../matrix/write-whole-file.js';
import { readResults } from './read-results.js';
import type { OpenTask, RunTaskOptions } from './run-task.js';
import type { EvaluatedSystem } from './systems/evaluated-system.js';
import type { TaskResult } from './task-result.js';

/** A folder that holds a file for each result, one system on one task. */
export class ResultFolder {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens a folder, which is made where it is not there. @throws DiskError where it cannot be made. */
  static async open(folder: string): Promise<ResultFolder> {
    await makeFolder(folder);
    return new ResultFolder(folder);
  }

  /** Writes a result, whole or not at all, in place of an earlier one of the same task and system. @throws DiskError when the disk refuses. */
  async write(result: TaskResult): Promise<string> {
    const path = this.#pathOf(result.task, result.system);
    await writeWholeText(path, `${JSON.stringify(result, null, 2)}\n`);
    return path;
  }

  /** Returns the result of a task and system that was made of the same data, files and options, if it is there. */
  async find(
    task: OpenTask,
    system: EvaluatedSystem,
    { version, seed = 1, samples = 10_000, inventory, mockItems }: RunTaskOptions,
  ): Promise<TaskResult | undefined> {
    const described = { name: system.name, ...system.description };
    const found = await this.#read(this.#pathOf(task.manifest.id, described));
    if (found === undefined) return undefined;
    const wanted = {
      version,
      data: [...task.files],
      system: described,
      inventory: inventory === undefined ? null : { name: inventory.name, sha256: inventory.sha256 },
      mock: mockItems !== undefined,
      seed,
      samples,
    };
    const { data, inventory: lexicon, mock } = found;
    const made = {
      version: found.version,
      data,
      system: found.system,
      inventory: lexicon,
      mock,
      seed: found.seed,
      samples: found.samples,
    };
    return isDeepStrictEqual(made, wanted) ? found : undefined;
  }

  async #read(path: string): Promise<TaskResult | undefined> {
    try {
      return (await readResults(path))[0];
    } catch (error) {
      if (error instanceof MissingFileError) return undefined;
      throw error;
    }
  }

  #pathOf(task: string, { name, specification, settings }: TaskResult['system']): string {
    const slug = name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60);
    // Names that differ in marks alone, or are long, are told apart by what the systems are.
    const hash = createHash('sha256')
      .update(JSON.stringify([name, specification, settings]))
      .digest('hex');
    return join(this.#folder, `${task}.${slug}.${hash.slice(0, 8)}.json`);
  }
}
