import { unknownTask } from './continual-learner.js';
import type { FieldBackbone } from './field-backbone.js';
import { type FieldRegion, type FieldSettings, runField } from './field-region.js';
import { scoreInRuns } from './score-in-runs.js';

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
