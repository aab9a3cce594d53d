import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FileFormatError, QualiaError } from '../errors.js';
import { makeFolder } from '../matrix/make-folder.js';
import { readContainer } from '../matrix/read-container.js';
import { openRun, type RunFile } from '../matrix/read-run.js';
import { toRowBlocks } from '../matrix/row-blocks.js';
import type { MergeRunsOptions } from '../matrix/run-merger.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import { writeContainer } from '../matrix/write-container.js';
import { writeMergedRuns } from '../matrix/write-merged-runs.js';
import { writeRun } from '../matrix/write-run.js';
import { type SourceStamp, sourceStampSchema } from './read-source-stamps.js';

const planSchema = z.object({
  settings: z.array(z.tuple([z.string(), z.string()])),
  sources: z.array(sourceStampSchema),
});

/** What counts depend on: every setting by name, as text, and the sources in order. */
export interface CountingPlan {
  readonly settings: ReadonlyMap<string, string>;
  readonly sources: readonly SourceStamp[];
}

/** The metadata key under which runs name the plan that they belong to. */
const planKey = 'plan';

/** The files of a counting folder. */
export const countingFiles = { plan: 'plan.safetensors', words: 'words.safetensors', counts: 'counts.run' } as const;

/**
 * A folder in which counts grow shard by shard and which a killed process leaves in a good state at any moment: each
 * file appears whole or not at all, a shard is finished when its run is there, and every run names the plan it was made
 * by. One process at a time may work in it.
 */
export class ShardFolder {
  readonly path: string;
  readonly #fingerprint: string;

  private constructor(path: string, plan: CountingPlan) {
    this.path = path;
    const content = [[...plan.settings], plan.sources.map(({ sha256 }) => sha256)];
    this.#fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  }

  /**
   * Opens a folder for a plan, making it where it is missing and removing what a killed process left half-written.
   *
   * @throws QualiaError with code `CHANGED_COUNTING` when the folder belongs to a plan with other settings or sources.
   */
  static async open(path: string, plan: CountingPlan): Promise<ShardFolder> {
    await makeFolder(path);
    for (const name of await readdir(path)) {
      if (/^(plan|words|counts|shard-\d+)\..*\.tmp$/.test(name)) await rm(join(path, name), { force: true });
    }
    const known = await readPlan(path);
    if (known === undefined) {
      const text = JSON.stringify({ settings: [...plan.settings], sources: plan.sources });
      await writeContainer(join(path, countingFiles.plan), new Map(), new Map([[planKey, text]]));
    } else {
      requireSamePlan(path, known, plan);
    }
    return new ShardFolder(path, plan);
  }

  /** Tells whether the run of a shard is there. */
  async isFinished(shard: number): Promise<boolean> {
    return await this.#holds(this.#runPath(shard));
  }

  /** Writes the counts of a shard, which then counts as finished. */
  async write(
    shard: number,
    counts: SparseMatrix,
    options: { readonly unit?: number; readonly signal?: AbortSignal } = {},
  ): Promise<void> {
    await writeRun(this.#runPath(shard), toRowBlocks(counts), { ...options, metadata: this.#metadata() });
  }

  /** Tells whether the merged counts are there. */
  async isMerged(): Promise<boolean> {
    return await this.#holds(join(this.path, countingFiles.counts));
  }

  /** Adds up the runs of all shards, 0 to `shards`, into the merged counts. */
  async merge(shards: number, options: MergeRunsOptions = {}): Promise<void> {
    const runs: RunFile[] = [];
    try {
      for (let shard = 0; shard < shards; shard++) runs.push(await openRun(this.#runPath(shard), { verify: 'blocks' }));
      const path = join(this.path, countingFiles.counts);
      await writeMergedRuns(path, runs, { ...options, metadata: this.#metadata() });
    } finally {
      for (const run of runs) await run.close();
    }
  }

  async #holds(path: string): Promise<boolean> {
    if (!existsSync(path)) return false;
    const run = await openRun(path, { verify: false });
    const fingerprint = run.metadata.get(planKey);
    await run.close();
    if (fingerprint === this.#fingerprint) return true;
    throw new FileFormatError(
      path,
      `header, ${planKey}`,
      'the file belongs to other counts than its folder; remove it.',
    );
  }

  #metadata(): ReadonlyMap<string, string> {
    return new Map([[planKey, this.#fingerprint]]);
  }

  #runPath(shard: number): string {
    return join(this.path, `shard-${String(shard).padStart(6, '0')}.run`);
  }
}

/** Reads the plan of a folder; undefined where there is none. */
export async function readPlan(folder: string): Promise<CountingPlan | undefined> {
  const path = join(folder, countingFiles.plan);
  if (!existsSync(path)) return undefined;
  const { metadata } = await readContainer(path);
  const parsed = planSchema.safeParse(JSON.parse(metadata.get(planKey) ?? 'null'));
  if (parsed.success) return { settings: new Map(parsed.data.settings), sources: parsed.data.sources };
  throw new FileFormatError(path, planKey, z.prettifyError(parsed.error), { cause: parsed.error });
}

function requireSamePlan(folder: string, known: CountingPlan, plan: CountingPlan): void {
  const changes: string[] = [];
  for (const name of new Set([...known.settings.keys(), ...plan.settings.keys()])) {
    const [was, is] = [known.settings.get(name), plan.settings.get(name)];
    if (was !== is) changes.push(`${name} was ${was ?? 'not set'} and is ${is ?? 'not set'}`);
  }
  if (known.sources.length !== plan.sources.length) {
    changes.push(`there were ${known.sources.length} sources and are ${plan.sources.length}`);
  } else {
    for (const [place, { path, sha256 }] of plan.sources.entries()) {
      if (known.sources[place].sha256 !== sha256) changes.push(`the content of ${path} has changed`);
    }
  }
  if (changes.length === 0) return;
  const advice = 'Take the same settings and sources, or another folder, or remove this one.';
  throw new QualiaError('CHANGED_COUNTING', `${folder} holds other counts: ${changes.join('; ')}. ${advice}`);
}
