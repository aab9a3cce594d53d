import { QualiaError } from '../errors.js';
import type { EmbeddingModel } from './embedding-model.js';

/** What is known of a call that failed for good. */
export interface EmbeddingBatchFailure {
  /** The texts that were asked for together and have no vector. */
  readonly texts: readonly string[];
  /** The place of each text in what was to be embedded, counted from 0; of a repeated text the first. */
  readonly places: readonly number[];
  /** How often they were asked for. */
  readonly tries: number;
  /** The wait that the model asks for, in milliseconds, where it is longer than allowed. */
  readonly askedWait?: number | undefined;
  /**
   * Whether the one text was found by halving a batch while the model had taken no text of the run, so that the fault may lie
   * elsewhere; default false.
   */
  readonly tookNone?: boolean | undefined;
  readonly cause: unknown;
}

const mostTextsShown = 3;
const mostCharactersShown = 40;

/** Texts that a model gives no vectors for, after all tries; the last error is the `cause`. */
export class EmbeddingBatchError extends QualiaError {
  readonly texts: readonly string[];
  readonly places: readonly number[];
  readonly tries: number;
  readonly askedWait: number | undefined;

  constructor({ provider, modelId }: Pick<EmbeddingModel, 'provider' | 'modelId'>, failure: EmbeddingBatchFailure) {
    const { texts, places, tries, askedWait, tookNone = false, cause } = failure;
    const problem = cause instanceof Error ? cause.message : String(cause);
    const asked = tries === 1 ? '' : ` after ${tries} tries`;
    const wait = askedWait === undefined ? '' : ` It asks to wait ${Math.ceil(askedWait / 1000)} s.`;
    const doubt = tookNone ? ' It took no other text of this run, so the fault may not lie in this one.' : '';
    super(
      'EMBEDDING_BATCH',
      `The model ${modelId} of ${provider} gives no vectors for ${describeTexts(texts, places)}${asked}: ${problem}${wait}${doubt}`,
      { cause },
    );
    this.texts = texts;
    this.places = places;
    this.tries = tries;
    this.askedWait = askedWait;
  }
}

function describeTexts(texts: readonly string[], places: readonly number[]): string {
  const shown = texts.slice(0, mostTextsShown).map(shorten).join(', ');
  const rest = texts.length > mostTextsShown ? ' and others' : '';
  const [from = 0] = places;
  const to = places.at(-1) ?? from;
  const where = texts.length === 1 ? `text ${from + 1}` : `${texts.length} of the texts ${from + 1} to ${to + 1}`;
  const empty = texts.filter((text) => text.trim() === '').length;
  const note = empty === 0 ? '' : `; ${empty} of them blank, which many models refuse`;
  return `${where} (${shown}${rest}${note})`;
}

function shorten(text: string): string {
  const characters = [...text.slice(0, 2 * mostCharactersShown + 2)];
  return JSON.stringify(
    characters.length > mostCharactersShown ? `${characters.slice(0, mostCharactersShown).join('')}...` : text,
  );
}
