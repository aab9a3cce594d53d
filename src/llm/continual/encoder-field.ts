import { createHash } from 'node:crypto';
import { requireOption } from '../../errors.js';
import type { NamedAdaptation } from '../adaptation/trained-adaptation.js';
import type { Encoder } from '../encoder/encoder.js';
import {
  createEncoderEmbedding,
  type EncoderEmbedding,
  type EncoderEmbeddingOptions,
} from '../encoder/encoder-embedding.js';
import type { LabelledText, TextTask } from '../tasks/text-task.js';
import { Tape } from '../tensor/tape.js';
import { type LabelledExamples, type LearnOptions, unknownTask } from './continual-learner.js';
import {
  createEncoderBackbone,
  type EncodedText,
  type EncoderBackbone,
  type EncoderBackboneOptions,
  poolWords,
} from './encoder-backbone.js';
import { changeByBlocks } from './field-parts.js';
import { blocksOf, type FieldRegion, gatesOf, type WeightFieldOptions } from './field-region.js';
import type { FieldCommit, FieldVersion } from './field-version.js';
import { type FieldVerification, WeightField } from './weight-field.js';

/** Options of {@link createWeightField}. */
export interface EncoderFieldOptions extends WeightFieldOptions, EncoderBackboneOptions {}

/** What was recorded of a version as it was committed. */
export interface FieldRecord {
  readonly labels: readonly string[];
  /** Texts of the task, and a hash of the vectors that they had in the version, 16 hexadecimal digits. */
  readonly probes: readonly string[];
  readonly outputs: string;
}

/** How many texts of a task are kept to check its version by. */
const probeCount = 16;

/** One version of a weight field over an encoder. */
export class EncoderFieldVersion {
  readonly version: FieldVersion<EncodedText>;
  readonly #backbone: EncoderBackbone;

  constructor(backbone: EncoderBackbone, version: FieldVersion<EncodedText>) {
    this.#backbone = backbone;
    this.version = version;
  }

  get commit(): FieldCommit {
    return this.version.commit;
  }

  /** The tasks that it knows, in the order in which they were learned. */
  get tasks(): readonly string[] {
    return this.version.tasks;
  }

  /**
   * Returns what changes the encoder in the region of a task.
   *
   * @param task default the last one of the version.
   * @throws QualiaError with code `UNKNOWN_TASK` when the version does not know the task.
   */
  adaptation(task: string = this.commit.id): NamedAdaptation {
    const regions = this.version.regionsUpTo(task);
    const { topK, rank, blocksPerTask } = this.version.settings;
    const changed = new Set(this.#backbone.products.map(({ name }) => name));
    return {
      fingerprint: `field-${this.commit.hash}-${regions.length}`,
      adaptTexts(tape, network, batch) {
        // A tape of its own: hooks of the caller see the run that counts, and no other.
        const first = new Tape(tape.arithmetic);
        const vectors = poolWords(first, network.encode(first, batch).output, batch);
        const gates = gatesOf(first, regions, { vectors, topK });
        const change = changeByBlocks(gates, blocksOf(regions, blocksPerTask), rank);
        return {
          adaptProduct: (own, { layer, name }, product) => {
            const place = `layer.${layer}.${name}`;
            return changed.has(place) ? change(own, place, product) : product.output;
          },
        };
      },
    };
  }

  /**
   * Returns a source of vectors of the version, in the region of a task.
   *
   * @param task default the last one of the version.
   * @throws QualiaError with code `UNKNOWN_TASK` when the version does not know the task.
   * @example const model = field.checkout('medicine').provider();
   */
  provider(task?: string, options: Omit<EncoderEmbeddingOptions, 'adaptation'> = {}): EncoderEmbedding {
    return createEncoderEmbedding(this.#backbone.encoder, { ...options, adaptation: this.adaptation(task) });
  }
}

/**
 * Versions of one space of vectors: a weight field over an encoder, in which each domain gets changes of its own, and what was committed
 * is computed from the same numbers for ever.
 */
export class EncoderField {
  readonly backbone: EncoderBackbone;
  readonly field: WeightField<EncodedText>;
  readonly #records = new Map<string, FieldRecord>();
  #pending: { readonly task: TextTask } | undefined;

  /** @throws OptionError when an option is out of range. */
  constructor(encoder: Encoder, options: EncoderFieldOptions = {}) {
    this.backbone = createEncoderBackbone(encoder, options);
    this.field = new WeightField(this.backbone, options);
  }

  /**
   * Learns a task in a new region; what was learned before and not committed is given up.
   *
   * @throws OptionError when the task is committed already, or no text to learn from has a known word; the signal's reason when it is aborted.
   */
  async fit(task: TextTask, { signal, onShare }: LearnOptions = {}): Promise<void> {
    this.#pending = undefined;
    const train = await this.encode(task.train, { signal, onShare: (share) => onShare?.(0.2 * share) });
    const learned = { id: task.id, classes: task.labels.length, train };
    await this.field.fit(learned, { signal, onShare: (share) => onShare?.(0.2 + 0.8 * share) });
    this.#pending = { task };
  }

  /** Returns the texts that have a known word as examples with their labels. */
  async encode(texts: readonly LabelledText[], learning: LearnOptions = {}): Promise<LabelledExamples<EncodedText>> {
    const encoded = await this.backbone.encodeTexts(
      texts.map(({ text }) => text),
      learning,
    );
    const known = texts.flatMap(({ label }, place) => {
      const example = encoded[place];
      return example === undefined ? [] : [{ example, label }];
    });
    return { examples: known.map(({ example }) => example), labels: Uint32Array.from(known, ({ label }) => label) };
  }

  /**
   * Freezes what was learned last, records the vectors of some of its texts, and returns the hash of the version.
   *
   * @throws QualiaError with code `UNKNOWN_TASK` when another task, or none, was learned last.
   */
  async commit(id: string): Promise<string> {
    const { task } = this.#pending ?? {};
    if (task?.id !== id) throw unknownTask(id, task === undefined ? [] : [task.id]);
    const hash = this.field.commit(id);
    this.#pending = undefined;
    const model = this.checkout(hash).provider();
    const texts = new Set([...task.test, ...task.train].map(({ text }) => text));
    const probes = [...texts].filter((text) => model.knows?.(text) ?? true).slice(0, probeCount);
    this.#records.set(id, { labels: task.labels, probes, outputs: await this.hashVectors(hash, probes) });
    return hash;
  }

  /** Adds a region with its record that were committed before, as a file holds them, and returns the hash of the version. */
  restore(region: FieldRegion, record: FieldRecord): string {
    const { hash } = this.field.restore(region);
    this.#records.set(region.id, record);
    return hash;
  }

  /**
   * Returns a version by its hash or the name of its task.
   *
   * @throws QualiaError with code `UNKNOWN_VERSION` when there is none.
   */
  checkout(version: string): EncoderFieldVersion {
    return new EncoderFieldVersion(this.backbone, this.field.checkout(version));
  }

  /**
   * Gives up all that was learned after a version.
   *
   * @throws QualiaError with code `UNKNOWN_VERSION` when there is none.
   */
  rollback(version: string): void {
    this.field.rollback(version);
    this.#pending = undefined;
    const kept = new Set(this.log().map(({ id }) => id));
    for (const id of [...this.#records.keys()]) if (!kept.has(id)) this.#records.delete(id);
  }

  /** Returns all versions, first to last. */
  log(): FieldCommit[] {
    return this.field.log();
  }

  /** Returns what was recorded as a task was committed; undefined where it is not. */
  record(id: string): FieldRecord | undefined {
    return this.#records.get(id);
  }

  /**
   * Compares what a version makes of texts with what the copies of its numbers make of them that were taken as it was committed.
   *
   * @throws QualiaError with code `UNKNOWN_VERSION` when there is no such version; OptionError when no text has a known word.
   */
  async verify(version: string, texts: readonly string[]): Promise<FieldVerification> {
    const encoded = (await this.backbone.encodeTexts(texts)).filter((text) => text !== undefined);
    requireOption(encoded.length > 0, 'texts', texts.length, 'at least one text with a known word');
    return await this.field.verify(version, encoded);
  }

  /**
   * Returns a hash of the vectors that texts have in a version, in the region of its last task: 16 hexadecimal digits.
   *
   * @throws QualiaError with code `UNKNOWN_VERSION` when there is no such version; UnknownWordError when a text has no known word.
   */
  async hashVectors(version: string, texts: readonly string[]): Promise<string> {
    const { embeddings } = await this.checkout(version)
      .provider()
      .doEmbed({ values: [...texts] });
    const hash = createHash('sha256');
    for (const embedding of embeddings) hash.update(Float64Array.from(embedding));
    return hash.digest('hex').slice(0, 16);
  }
}

/**
 * Makes a weight field over an encoder.
 *
 * @throws OptionError when an option is out of range.
 * @example const field = createWeightField(encoder, { coordinate: 8, rank: 4, blocksPerTask: 2 });
 */
export function createWeightField(encoder: Encoder, options: EncoderFieldOptions = {}): EncoderField {
  return new EncoderField(encoder, options);
}
