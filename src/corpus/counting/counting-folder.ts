import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { FileFormatError, QualiaError } from '../../errors.js';
import { makeFolder } from '../../matrix/make-folder.js';
import { syncFolder } from '../../matrix/unfinished-file.js';
import { writeWhole } from '../../matrix/write-whole-file.js';
import { lockFolder } from '../folder-lock.js';
import type { ChunkSummary, WritePart } from './chunk-counter.js';
import { writeTally } from './write-context-run.js';

/** The name of the file that tells what a chunk was, inside its folder. */
const chunkSummaryName = 'chunk.json';

/** The version of the layout of the folder; it goes up when the same settings would give other bytes. */
const formatVersion = 1;

const planName = 'plan.json';
const chunksName = 'chunks';
const mergesName = 'merges';
const countsName = 'counts.json';

const planSchema = z.object({
  format: z.number(),
  settings: z.array(z.tuple([z.string(), z.string()])),
});

const chunkSchema = z.object({
  kinds: z.array(z.string()),
  units: z.number(),
  tokens: z.number(),
  parts: z.number(),
  targets: z.string(),
  contexts: z.string(),
});

/** Names the run of a part of a kind. */
export function partName(kind: string, part: number): string {
  return `${kind}.${part}.run`;
}

/** Returns what writes the parts of a chunk as runs into its folder. */
export function writePartsTo(folder: string): WritePart {
  return (tally, targets, part) => writeTally(join(folder, partName(tally.name, part)), tally, targets);
}

/** Returns the folder of a chunk. */
export function chunkPath(folder: string, number: number): string {
  return join(folder, chunksName, String(number).padStart(8, '0'));
}

/** Writes a chunk, which appears whole or not at all, with what its runs are put into a folder by, and its summary. */
export async function writeChunk(
  folder: string,
  number: number,
  write: (writePart: WritePart) => Promise<ChunkSummary>,
): Promise<ChunkSummary> {
  const path = chunkPath(folder, number);
  const unfinished = `${path}.${process.pid}-${randomUUID()}.tmp`;
  await mkdir(unfinished);
  try {
    const summary = await write(writePartsTo(unfinished));
    await writeWhole(join(unfinished, chunkSummaryName), async (file) => file.writeFile(JSON.stringify(summary)));
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return summary;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/**
 * A folder in which a corpus is counted chunk by chunk, and which a killed process leaves in a good state at any moment:
 * a chunk is counted when its folder is there, and so is each merged run. One process at a time works in it.
 */
export class CountingFolder {
  readonly path: string;
  readonly #unlock: () => Promise<void>;

  private constructor(path: string, unlock: () => Promise<void>) {
    this.path = path;
    this.#unlock = unlock;
  }

  /**
   * Opens a folder for settings, making it where it is missing and removing what a killed process left half-done.
   *
   * @param settings everything that the counts depend on, by name.
   * @throws QualiaError with code `CHANGED_COUNTING` when the folder holds counts made with other settings, with code
   * `LOCKED` when another process works in it.
   */
  static async open(path: string, settings: ReadonlyMap<string, string>): Promise<CountingFolder> {
    await makeFolder(join(path, chunksName));
    await makeFolder(join(path, mergesName));
    const unlock = await lockFolder(path);
    const folder = new CountingFolder(path, unlock);
    try {
      await requireSamePlan(path, settings);
      await folder.#removeUnfinished();
    } catch (error) {
      await unlock();
      throw error;
    }
    return folder;
  }

  /** The summary of a chunk that is counted already; undefined when it is not. */
  async findChunk(number: number): Promise<ChunkSummary | undefined> {
    const path = join(chunkPath(this.path, number), chunkSummaryName);
    return existsSync(path) ? await readJson(path, chunkSchema) : undefined;
  }

  /** The path of a merged run of a kind. */
  runPath(kind: string): string {
    return join(this.path, `${kind}.run`);
  }

  /** The path of a run that merges a group of others on the way to that of its kind. */
  mergePath(kind: string, round: number, group: number): string {
    return join(this.path, mergesName, `${kind}.${round}.${group}.run`);
  }

  /** What was written with `finish`; undefined before. */
  async findResult<Result>(schema: z.ZodType<Result>): Promise<Result | undefined> {
    const path = join(this.path, countsName);
    return existsSync(path) ? await readJson(path, schema) : undefined;
  }

  /** Writes the result, with which the counting is finished, and removes what is no longer needed. */
  async finish(result: object): Promise<void> {
    await writeJson(join(this.path, countsName), result);
    await this.removeChunks();
  }

  /** Removes the chunks and half-merged runs of a finished counting. */
  async removeChunks(): Promise<void> {
    await rm(join(this.path, chunksName), { recursive: true, force: true });
    await rm(join(this.path, mergesName), { recursive: true, force: true });
  }

  /** Removes what is half-done and unlocks the folder. */
  async close(): Promise<void> {
    await this.#removeUnfinished();
    await this.#unlock();
  }

  async #removeUnfinished(): Promise<void> {
    for (const place of [this.path, join(this.path, chunksName), join(this.path, mergesName)]) {
      if (!existsSync(place)) continue;
      for (const name of await readdir(place)) {
        const isOurs = name.endsWith('.tmp') && !name.startsWith('lock.');
        if (isOurs) await rm(join(place, name), { recursive: true, force: true });
      }
    }
  }
}

/** Returns the settings that a folder was begun with; undefined where no counting was. */
export async function readBegunSettings(folder: string): Promise<ReadonlyMap<string, string> | undefined> {
  const path = join(folder, planName);
  return existsSync(path) ? new Map((await readJson(path, planSchema)).settings) : undefined;
}

async function requireSamePlan(folder: string, settings: ReadonlyMap<string, string>): Promise<void> {
  const path = join(folder, planName);
  if (!existsSync(path)) return await writeJson(path, { format: formatVersion, settings: [...settings] });
  const plan = await readJson(path, planSchema);
  const known = new Map(plan.settings);
  const changes = [...new Set([...known.keys(), ...settings.keys()])].flatMap((name) => {
    const [was, is] = [known.get(name), settings.get(name)];
    return was === is ? [] : [`${name} was ${was ?? 'not there'} and is ${is ?? 'not there'}`];
  });
  if (plan.format !== formatVersion) changes.unshift(`the format was ${plan.format} and is ${formatVersion}`);
  if (changes.length === 0) return;
  const advice = 'Take the same settings and inputs, or another folder, or remove this one.';
  const shown = changes.length > 5 ? [...changes.slice(0, 5), `and ${changes.length - 5} more`] : changes;
  throw new QualiaError('CHANGED_COUNTING', `${folder} holds other counts: ${shown.join('; ')}. ${advice}`);
}

async function writeJson(path: string, content: object): Promise<void> {
  await writeWhole(path, async (file) => file.writeFile(`${JSON.stringify(content, null, 2)}\n`));
}

async function readJson<Content>(path: string, schema: z.ZodType<Content>): Promise<Content> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
    throw new FileFormatError(path, 'content', `${problem} Remove the file to count what it stands for again.`, {
      cause,
    });
  }
}
