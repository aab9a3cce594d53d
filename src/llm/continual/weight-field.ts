import { createHash } from 'node:crypto';
import { OptionError, QualiaError, requireOption } from '../../errors.js';
import { crossEntropy } from '../tensor/softmax.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { fitParameters } from '../training/fit-parameters.js';
import { Parameters } from '../training/parameters.js';
import { type LearnOptions, type TaskName, type TrainingTask, unknownTask } from './continual-learner.js';
import { drawBatch, requireTask } from './draw-batch.js';
import type { FieldBackbone } from './field-backbone.js';
import {
  addBlock,
  addField,
  addMap,
  addTaskHead,
  changeByBlocks,
  completeFieldSizes,
  coordinatesOf,
  type FieldSizes,
  type FullFieldSizes,
  fieldScores,
  passAffine,
  rowsOfVectors,
  topGates,
} from './field-parts.js';
import { scoreInRuns } from './score-in-runs.js';
import { seedOf } from './seed-of.js';

/** Options of a weight field. */
export interface WeightFieldOptions extends FieldSizes {
  /** New blocks for each task, >= 1; default 2. */
  readonly blocksPerTask?: number | undefined;
  /** Steps of training for a task; default 800. */
  readonly steps?: number | undefined;
  /** Examples a step; default 32. */
  readonly batch?: number | undefined;
  /** The rate of the first step, from which it falls in a line to 0; default 0.003. */
  readonly rate?: number | undefined;
  /** Of all that is drawn; default 1. */
  readonly seed?: number | undefined;
}

/** The settings of a field, each of them told. */
export interface FieldSettings extends FullFieldSizes {
  readonly blocksPerTask: number;
  readonly steps: number;
  readonly batch: number;
  readonly rate: number;
  readonly seed: number;
}

/** @throws OptionError when an option is out of range. */
export function completeFieldSettings(options: WeightFieldOptions): FieldSettings {
  const { blocksPerTask = 2, steps = 800, batch = 32, rate = 0.003, seed = 1 } = options;
  for (const [name, size] of Object.entries({ blocksPerTask, steps, batch })) {
    requireOption(Number.isInteger(size) && size >= 1, name, size, 'a whole number >= 1');
  }
  requireOption(rate > 0 && Number.isFinite(rate), 'rate', rate, 'a number > 0');
  return { ...completeFieldSizes(options), blocksPerTask, steps, batch, rate, seed };
}

/** What one task added to a field: its scores of blocks, its blocks, its head, and for the first task the map. */
export interface FieldRegion extends TaskName {
  readonly parameters: Parameters;
}

/** One line of the log of a field. */
export interface FieldCommit {
  /** The task that was committed. */
  readonly id: string;
  /** A hash of all that the vectors and answers of the version depend on, 16 hexadecimal digits. */
  readonly hash: string;
  /** How many numbers the version has. */
  readonly parameters: number;
  /** The hash of the version before; undefined for the first. */
  readonly parent: string | undefined;
}

/** Whether a version does now what it did when it was committed. */
export interface FieldVerification {
  readonly identical: boolean;
  /** The greatest difference of a number of its vectors or scores. */
  readonly maxAbs: number;
}

/** One version of a field, which later training does not change. */
export class FieldVersion<Example> {
  readonly backbone: FieldBackbone<Example>;
  readonly settings: FieldSettings;
  readonly commit: FieldCommit;
  readonly regions: readonly FieldRegion[];

  constructor(
    backbone: FieldBackbone<Example>,
    settings: FieldSettings,
    { commit, regions }: { readonly commit: FieldCommit; readonly regions: readonly FieldRegion[] },
  ) {
    this.backbone = backbone;
    this.settings = settings;
    this.commit = commit;
    this.regions = regions.map((region) => ({ ...region, parameters: region.parameters.frozen() }));
  }

  /** The tasks that it knows, in the order in which they were learned. */
  get tasks(): readonly string[] {
    return this.regions.map(({ id }) => id);
  }

  /**
   * Returns the vectors of examples in the region of a task, row by row.
   *
   * @throws QualiaError with code `UNKNOWN_TASK` when the version does not know the task.
   */
  vectors(
    task: string,
    examples: readonly Example[],
    options: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Float32Array> {
    return this.#run(task, examples, { ...options, isScored: false });
  }

  /**
   * Returns scores of the labels of a task, row by row.
   *
   * @throws QualiaError with code `UNKNOWN_TASK` when the version does not know the task.
   */
  predict(
    task: string,
    examples: readonly Example[],
    options: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Float32Array> {
    return this.#run(task, examples, { ...options, isScored: true });
  }

  /** Returns the regions up to that of a task. */
  regionsUpTo(task: string): readonly FieldRegion[] {
    const place = this.regions.findIndex(({ id }) => id === task);
    if (place < 0) throw unknownTask(task, this.tasks);
    return this.regions.slice(0, place + 1);
  }

  async #run(
    task: string,
    examples: readonly Example[],
    { signal, isScored }: { readonly signal?: AbortSignal | undefined; readonly isScored: boolean },
  ): Promise<Float32Array> {
    const regions = this.regionsUpTo(task);
    const { arithmetic } = this.backbone;
    return await scoreInRuns(
      examples,
      (tape, run) => {
        const { vectors, scores } = runField(tape, this.backbone, { regions, settings: this.settings, examples: run });
        return isScored ? scores : vectors;
      },
      { arithmetic, rows: 256, signal },
    );
  }
}

/**
 * A field of weights over a frozen network that learns tasks one after the other and forgets none (after Chaudhry 2026, with commits by
 * structure).
 *
 * The vector of an example gives a coordinate, the coordinate scores blocks of low rank, and the best of them change the products of the network. A commit freezes
 * all that the task uses: the map to coordinates, its blocks, its scores of blocks. The next task gets blocks and scores of its own and may use, but not change, earlier
 * blocks. So what a version computes is made of the same numbers for ever, and rolling back is leaving later ones out. The bank grows by the same
 * number of blocks with each task.
 */
export class WeightField<Example> {
  readonly backbone: FieldBackbone<Example>;
  readonly settings: FieldSettings;
  #regions: FieldRegion[] = [];
  /** Copies of the numbers of each region as they were committed. */
  #committed: Parameters[] = [];
  #commits: FieldCommit[] = [];
  #pending: FieldRegion | undefined;

  /** @throws OptionError when an option is out of range. */
  constructor(backbone: FieldBackbone<Example>, options: WeightFieldOptions = {}) {
    this.backbone = backbone;
    this.settings = completeFieldSettings(options);
  }

  /** The regions that are committed, first to last. */
  get regions(): readonly FieldRegion[] {
    return this.#regions;
  }

  /**
   * Learns a task in a new region; what was learned before and not committed is given up.
   *
   * @throws OptionError when the task is committed already, or has no examples, or labels do not fit; the signal's reason when it is aborted.
   */
  async fit(task: TrainingTask<Example>, { signal, onShare }: LearnOptions = {}): Promise<void> {
    requireTask(task);
    this.#requireNew(task.id);
    this.#pending = undefined;
    const { settings, backbone } = this;
    const { steps, batch, rate, seed } = settings;
    const vectors = task.train.examples.map((example) => backbone.vectorOf(example));
    const region = beginRegion(backbone, settings, { task, place: this.#regions.length, vectors });
    const regions = [
      ...this.#regions.map((earlier) => ({ ...earlier, parameters: earlier.parameters.frozen() })),
      region,
    ];
    const fixed: ReadonlySet<string> = new Set(['map.mean', 'map.deviation']);
    await fitParameters(
      region.parameters.pick(region.parameters.names.filter((name) => !fixed.has(name))),
      (tape, random) => {
        const { examples, labels } = drawBatch(task.train, batch, random);
        return crossEntropy(tape, runField(tape, backbone, { regions, settings, examples }).scores, labels);
      },
      {
        ...{ steps, rate, decay: 'linear', weightDecay: 0, signal },
        seed: seedOf(seed, `fit ${task.id}`),
        onStep: (step) => onShare?.((step + 1) / steps),
      },
    );
    this.#pending = region;
  }

  /**
   * Freezes what was learned last, and returns the hash of the version.
   *
   * @throws QualiaError with code `UNKNOWN_TASK` when another task, or none, was learned last.
   */
  commit(id: string): string {
    if (this.#pending?.id !== id) throw unknownTask(id, this.#pending === undefined ? [] : [this.#pending.id]);
    const commit = this.#add(this.#pending);
    this.#pending = undefined;
    return commit.hash;
  }

  /**
   * Adds a region that was committed before, as a file holds it.
   *
   * @throws OptionError when there is a task of that name.
   */
  restore(region: FieldRegion): FieldCommit {
    this.#requireNew(region.id);
    return this.#add(region);
  }

  /**
   * Returns a version by its hash or the name of its task.
   *
   * @throws QualiaError with code `UNKNOWN_VERSION` when there is none.
   */
  checkout(version: string): FieldVersion<Example> {
    const place = this.#placeOf(version);
    const commit = this.#commits[place] as FieldCommit;
    return new FieldVersion(this.backbone, this.settings, { commit, regions: this.#regions.slice(0, place + 1) });
  }

  /**
   * Gives up all that was learned after a version.
   *
   * @throws QualiaError with code `UNKNOWN_VERSION` when there is none.
   */
  rollback(version: string): void {
    const kept = this.#placeOf(version) + 1;
    this.#pending = undefined;
    this.#regions = this.#regions.slice(0, kept);
    this.#committed = this.#committed.slice(0, kept);
    this.#commits = this.#commits.slice(0, kept);
  }

  /** Returns all versions, first to last. */
  log(): FieldCommit[] {
    return [...this.#commits];
  }

  /**
   * Compares what a version makes of examples with what the copies of its numbers make of them that were taken as it was committed: vectors and scores, in
   * the regions of all its tasks.
   *
   * @throws QualiaError with code `UNKNOWN_VERSION` when there is no such version; the signal's reason when it is aborted.
   */
  async verify(
    version: string,
    probes: readonly Example[],
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<FieldVerification> {
    const now = this.checkout(version);
    const copies = now.regions.map((region, place) => ({
      ...region,
      parameters: this.#committed[place] as Parameters,
    }));
    const then = new FieldVersion(this.backbone, this.settings, { commit: now.commit, regions: copies });
    let maxAbs = 0;
    let identical = this.#hashOf(now.regions) === now.commit.hash;
    for (const task of now.tasks) {
      for (const kind of ['vectors', 'predict'] as const) {
        const [left, right] = [await now[kind](task, probes, { signal }), await then[kind](task, probes, { signal })];
        identical &&= Buffer.from(left.buffer).equals(Buffer.from(right.buffer));
        for (let at = 0; at < left.length; at++) {
          maxAbs = Math.max(maxAbs, Math.abs((left[at] as number) - (right[at] as number)));
        }
      }
    }
    return { identical, maxAbs };
  }

  #requireNew(id: string): void {
    if (this.#regions.some((region) => region.id === id)) {
      throw new OptionError('task', id, 'a task that is not committed yet; roll back first to learn it anew');
    }
  }

  #add(region: FieldRegion): FieldCommit {
    const frozen = { id: region.id, classes: region.classes, parameters: region.parameters.frozen() };
    const regions = [...this.#regions, frozen];
    const commit = {
      id: region.id,
      hash: this.#hashOf(regions),
      parameters: regions.reduce((sum, { parameters }) => sum + parameters.count, 0),
      parent: this.#commits.at(-1)?.hash,
    };
    this.#regions = regions;
    this.#committed = [...this.#committed, region.parameters.copy()];
    this.#commits = [...this.#commits, commit];
    return commit;
  }

  #placeOf(version: string): number {
    const place = this.#commits.findIndex(({ id, hash }) => id === version || hash === version);
    if (place >= 0) return place;
    const known = this.#commits.map(({ id, hash }) => `${hash} ("${id}")`).join(', ') || 'none';
    throw new QualiaError('UNKNOWN_VERSION', `There is no version "${version}"; known: ${known}.`);
  }

  #hashOf(regions: readonly FieldRegion[]): string {
    const hash = createHash('sha256').update(JSON.stringify([this.backbone.fingerprint, this.settings]));
    for (const { id, classes, parameters } of regions) {
      hash.update(JSON.stringify([id, classes]));
      for (const [name, { values }] of parameters) hash.update(name).update(Float32Array.from(values));
    }
    return hash.digest('hex').slice(0, 16);
  }
}

/** Returns the region that a task begins with, which changes nothing yet. */
export function beginRegion<Example>(
  { width, products, arithmetic }: FieldBackbone<Example>,
  settings: FieldSettings,
  {
    task: { id, classes },
    place,
    vectors,
  }: { readonly task: TaskName; readonly place: number; readonly vectors: readonly Float32Array[] },
): FieldRegion {
  const { coordinate, rank, blocksPerTask, seed } = settings;
  const parameters = new Parameters(arithmetic);
  const seedFor = (part: string): number => seedOf(seed, `${part} ${place} ${id}`);
  if (place === 0) addMap(parameters, vectors, { coordinate, seed: seedFor('map') });
  addField(parameters, settings, { blocks: (place + 1) * blocksPerTask, seed: seedFor('field') });
  for (let block = place * blocksPerTask; block < (place + 1) * blocksPerTask; block++) {
    addBlock(parameters, block, { products, rank, seed: seedFor(`block ${block}`) });
  }
  addTaskHead(parameters, 'head', { width, classes, seed: seedFor('head') });
  return { id, classes, parameters };
}

/** Returns the gates of all blocks up to the last region, for vectors without a change. */
export function gatesOf(
  tape: Tape,
  regions: readonly FieldRegion[],
  { vectors, topK }: { readonly vectors: Tensor; readonly topK: number },
): Tensor {
  const [first, last] = [regions[0] as FieldRegion, regions.at(-1) as FieldRegion];
  const coordinates = coordinatesOf(tape, first.parameters, vectors);
  return topGates(tape, fieldScores(tape, last.parameters, coordinates), topK);
}

/** Returns the parameters that each block lies in, block by block. */
export function blocksOf(regions: readonly FieldRegion[], blocksPerTask: number): Parameters[] {
  return regions.flatMap(({ parameters }) => Array.from({ length: blocksPerTask }, () => parameters));
}

function runField<Example>(
  tape: Tape,
  backbone: FieldBackbone<Example>,
  {
    regions,
    settings: { topK, rank, blocksPerTask },
    examples,
  }: {
    readonly regions: readonly FieldRegion[];
    readonly settings: FieldSettings;
    readonly examples: readonly Example[];
  },
): { readonly vectors: Tensor; readonly scores: Tensor } {
  const plain = examples.map((example) => backbone.vectorOf(example));
  const gates = gatesOf(tape, regions, { vectors: rowsOfVectors(tape, plain, backbone.width), topK });
  const vectors = backbone.run(tape, examples, changeByBlocks(gates, blocksOf(regions, blocksPerTask), rank));
  const { parameters } = regions.at(-1) as FieldRegion;
  return { vectors, scores: passAffine(tape, parameters, { name: 'head', input: vectors }) };
}
