import { createHash } from 'node:crypto';
import { OptionError, QualiaError } from '../../errors.js';
import { crossEntropy } from '../tensor/softmax.js';
import { fitParameters } from '../training/fit-parameters.js';
import type { Parameters } from '../training/parameters.js';
import { type LearnOptions, type TrainingTask, unknownTask } from './continual-learner.js';
import { drawBatch, requireTask } from './draw-batch.js';
import type { FieldBackbone } from './field-backbone.js';
import {
  beginRegion,
  completeFieldSettings,
  type FieldRegion,
  type FieldSettings,
  runField,
  type WeightFieldOptions,
} from './field-region.js';
import { type FieldCommit, FieldVersion } from './field-version.js';
import { seedOf } from './seed-of.js';
import { formatSettings } from './weight-field-format.js';

/** Whether a version does now what it did when it was committed. */
export interface FieldVerification {
  readonly identical: boolean;
  /** The greatest difference of a number of its vectors or scores. */
  readonly maxAbs: number;
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
    const { steps, batch, learningRate, seed } = settings;
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
        ...{ steps, learningRate, decay: 'linear', weightDecay: 0, signal },
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
    const hash = createHash('sha256').update(
      JSON.stringify([this.backbone.fingerprint, formatSettings(this.settings)]),
    );
    for (const { id, classes, parameters } of regions) {
      hash.update(JSON.stringify([id, classes]));
      for (const [name, { values }] of parameters) hash.update(name).update(Float32Array.from(values));
    }
    return hash.digest('hex').slice(0, 16);
  }
}
