import type { ContextualModel, EmbeddedPassage } from '../embedding/contextual-model.js';
import { embedPassages, givesPassages } from '../embedding/embed-passages.js';
import { embedTargets } from '../embedding/embed-targets.js';
import { embedTexts } from '../embedding/embed-texts.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import type { VectorCache } from '../embedding/vector-cache.js';
import type { CallOptions } from './disambiguator.js';

/** A text whose vector is wanted, or that of a target in it. */
export type Passage = EmbeddedPassage;

/** What {@link embedUnits} asks. */
export interface PassageModels {
  /** Gives the vectors of texts. */
  readonly model: EmbeddingModel;
  /** Gives the vectors of targets; needed where a passage has one. */
  readonly contextual: ContextualModel | undefined;
  readonly cache: VectorCache | undefined;
  /** The layers of the vectors of targets that name none; default as the model is set. */
  readonly layers: readonly number[] | undefined;
}

/** Calls of a model that gives passages hold so many: of one text there are several, and a local model fills its batches. */
const passagesPerCall = 2048;

/**
 * Returns the vector of each passage scaled to length 1, in order, each distinct one asked for once; undefined where the text is
 * blank, the model does not know it, or its vector has no direction.
 */
export async function embedUnits(
  models: PassageModels,
  passages: readonly Passage[],
  call: CallOptions,
): Promise<(Float32Array | undefined)[]> {
  const isKnown = createKnows(models.model);
  const places = passages.flatMap(({ text, target }, place) => {
    return text.trim() !== '' && (target !== undefined || isKnown(text)) ? [place] : [];
  });
  const asked = places.map((place): Passage => {
    const { text, target, masked = false, layers = models.layers } = passages[place];
    return target === undefined ? { text } : { text, target, masked, layers };
  });
  const vectors = await embedAsked(models, asked, call);
  const units = new Map<Float32Array, Float32Array | undefined>();
  const found = new Array<Float32Array | undefined>(passages.length).fill(undefined);
  vectors.forEach((vector, at) => {
    if (vector === undefined) return;
    if (!units.has(vector)) units.set(vector, toUnitLength(vector));
    found[places[at]] = units.get(vector);
  });
  return found;
}

/** Scales a vector to length 1; undefined where it has no direction. */
export function toUnitLength(vector: Float32Array): Float32Array | undefined {
  let square = 0;
  for (let column = 0; column < vector.length; column++) square += vector[column] * vector[column];
  if (square === 0) return undefined;
  const length = Math.sqrt(square);
  const unit = new Float32Array(vector.length);
  for (let column = 0; column < vector.length; column++) unit[column] = vector[column] / length;
  return unit;
}

function createKnows(model: EmbeddingModel): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? model.knows?.(text) ?? true;
    known.set(text, found);
    return found;
  };
}

async function embedAsked(
  models: PassageModels,
  asked: readonly Passage[],
  { signal, onProgress }: CallOptions,
): Promise<(Float32Array | undefined)[]> {
  const { model, contextual, cache } = models;
  if (Object.is(model, contextual) && givesPassages(contextual)) {
    return await embedPassages(contextual, asked, { cache, signal, onProgress, textsPerCall: passagesPerCall });
  }
  const found = new Array<Float32Array | undefined>(asked.length).fill(undefined);
  let done = 0;
  for (const places of groupByKind(asked)) {
    const tell = (share: number) => onProgress?.((done + share * places.length) / asked.length);
    const part = places.map((place) => asked[place]);
    const vectors = await embedKind(models, part, { signal, onProgress: tell });
    places.forEach((place, at) => {
      found[place] = vectors[at];
    });
    done += places.length;
  }
  return found;
}

/** The places of passages that can be asked for together: whole texts, and targets of the same layers and mask. */
function groupByKind(passages: readonly Passage[]): number[][] {
  const groups = new Map<string, number[]>();
  passages.forEach(({ target, masked, layers }, place) => {
    const kind = target === undefined ? '' : JSON.stringify([masked, layers]);
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [place]);
    else group.push(place);
  });
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, places]) => places);
}

async function embedKind(
  { model, contextual, cache }: PassageModels,
  passages: readonly Passage[],
  call: CallOptions,
): Promise<readonly (Float32Array | undefined)[]> {
  const targets = passages.flatMap(({ text, target }) => (target === undefined ? [] : [{ text, ...target }]));
  if (targets.length === 0) {
    // Texts of like length go together, so that a local model fills up little.
    const texts = [...new Set(passages.map(({ text }) => text))].sort((a, b) => a.length - b.length);
    const vectors = await embedTexts(model, texts, { cache, ...call });
    return passages.map(({ text }) => vectors.get(text));
  }
  const [{ masked, layers }] = passages;
  return contextual === undefined ? [] : await embedTargets(contextual, targets, { cache, ...call, masked, layers });
}
