import { type ContextualModel, isContextualModel } from '../../embedding/contextual-model.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import type { BaseForms } from '../base-forms.js';
import type { Candidate } from '../candidate.js';
import { makeContextPassage } from '../context-passage.js';
import type { CallOptions } from '../disambiguator.js';
import type { Occurrence } from '../occurrence.js';
import { embedUnits, type Passage } from '../passage.js';
import { listPassages } from '../sense-passages.js';

/** What gives the vectors of a head. */
export interface HeadEncoder {
  readonly model: EmbeddingModel;
  /** The layers whose vectors of a word in its text stand side by side; default one, as the model is set. */
  readonly layers?: readonly number[] | undefined;
  /** Finds lemmas inflected in examples; default uninflected alone. */
  readonly baseForms?: BaseForms | undefined;
  /** Where vectors are kept between runs; default nowhere. */
  readonly cache?: VectorCache | undefined;
}

/** A meaning as vectors: of its text, of its lemma in that text, of each of its uses in examples; each of length 1. */
export interface EncodedMeaning {
  readonly text: Float32Array | undefined;
  /** Undefined too where the model gives no vectors of words in their texts. */
  readonly lemma: Float32Array | undefined;
  readonly uses: readonly Float32Array[];
  /** What it is called where nothing is known of it. */
  readonly name: string;
}

/** A meaning that is asked for, without the example that does not count. */
export interface AskedMeaning {
  readonly candidate: Candidate;
  readonly heldOut?: string | undefined;
}

/** Returns the model as one of words in their texts, or undefined where it is none. */
function contextualOf(model: EmbeddingModel): (EmbeddingModel & ContextualModel) | undefined {
  return isContextualModel(model) ? model : undefined;
}

/** A text that tells meanings apart as they are encoded. */
export function keyOfMeaning({ candidate, heldOut }: AskedMeaning): string {
  const out = heldOut !== undefined && candidate.examples.includes(heldOut) ? heldOut : null;
  return JSON.stringify([candidate.kind, candidate.key, candidate.lemma, candidate.gloss, out]);
}

/**
 * Returns the vectors of contexts, of length 1, in order: of the word in its text, where the model gives that, else of the text;
 * undefined where the model knows nothing of one.
 */
export async function encodeContexts(
  encoder: HeadEncoder,
  occurrences: readonly Occurrence[],
  call: CallOptions,
): Promise<(Float32Array | undefined)[]> {
  const { models } = openEncoder(encoder);
  const isContextual = models.contextual !== undefined;
  const part = isContextual ? 'target' : 'text';
  const passages = occurrences.map((occurrence) => makeContextPassage(occurrence, { part, window: undefined }));
  // What is asked of one text goes together, so that it is run once for all its targets and layers.
  const groups = isContextual && encoder.layers !== undefined ? encoder.layers.map((layer) => [layer]) : [undefined];
  const asked = passages.flatMap((passage): Passage[] => groups.map((layers) => ({ ...passage, layers })));
  const found = await embedUnits(models, asked, call);
  return passages.map((_, place) => joinUnits(found.slice(place * groups.length, (place + 1) * groups.length)));
}

/** Puts vectors of length 1 side by side, as one of length 1; undefined where one is missing. */
function joinUnits(vectors: readonly (Float32Array | undefined)[]): Float32Array | undefined {
  const known = vectors.flatMap((vector) => vector ?? []);
  if (known.length < vectors.length) return undefined;
  if (known.length === 1) return known[0];
  const factor = 1 / Math.sqrt(known.length);
  const joined = new Float32Array(known.reduce((length, vector) => length + vector.length, 0));
  let end = 0;
  for (const vector of known) {
    for (let column = 0; column < vector.length; column++) joined[end++] = factor * vector[column];
  }
  return joined;
}

/** Returns the vectors of meanings, in order. */
export async function encodeMeanings(
  encoder: HeadEncoder,
  meanings: readonly AskedMeaning[],
  call: CallOptions,
): Promise<EncodedMeaning[]> {
  const { models, baseForms } = openEncoder(encoder);
  const isContextual = models.contextual !== undefined;
  const lists = meanings.map(({ candidate, heldOut: heldOutText }): Passage[] => {
    const uses = isContextual ? 'target' : 'text';
    const [own, ...others] = listPassages(candidate, { senses: 'text', examples: 0, uses, baseForms, heldOutText });
    const target = { start: 0, end: candidate.lemma.length };
    return isContextual ? [own, { text: own.text, target }, ...others] : [own, ...others];
  });
  const vectors = await embedUnits(models, lists.flat(), call);
  let next = 0;
  return lists.map((passages) => {
    const [text, ...others] = vectors.slice(next, next + passages.length);
    next += passages.length;
    const lemma = isContextual ? others.shift() : undefined;
    return { text, lemma, uses: others.flatMap((vector) => vector ?? []), name: passages[0].text };
  });
}

function openEncoder({ model, baseForms = (form) => [form], cache }: HeadEncoder) {
  return { models: { model, contextual: contextualOf(model), cache, layers: undefined }, baseForms };
}
