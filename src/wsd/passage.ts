import type { ContextualModel } from '../embedding/contextual-model.js';
import { embedTargets } from '../embedding/embed-targets.js';
import { embedTexts } from '../embedding/embed-texts.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import type { VectorCache } from '../embedding/vector-cache.js';
import type { CallOptions } from './disambiguator.js';

/** A text whose vector is wanted, or that of a target in it. */
export interface Passage {
  readonly text: string;
  /** Where the target stands, in UTF-16 units; absent where the vector of the whole text is wanted. */
  readonly target?: { readonly start: number; readonly end: number } | undefined;
  /** Whether a mask stands in the place of the target; default false. */
  readonly masked?: boolean | undefined;
}

/** What {@link embedPassages} asks. */
export interface PassageModels {
  /** Gives the vectors of texts. */
  readonly model: EmbeddingModel;
  /** Gives the vectors of targets; needed where a passage has one. */
  readonly contextual: ContextualModel | undefined;
  readonly cache: VectorCache | undefined;
  /** The layers of the vectors of targets; default as the model is set. */
  readonly layers: readonly number[] | undefined;
}

/**
 * Returns the vector of each passage scaled to length 1, in order, each distinct one asked for once; undefined where the text is
 * blank, the model does not know it, or its vector has no direction.
 */
export async function embedPassages(
  { model, contextual, cache, layers }: PassageModels,
  passages: readonly Passage[],
  { signal, onProgress }: CallOptions,
): Promise<(Float32Array | undefined)[]> {
  const found = new Array<Float32Array | undefined>(passages.length).fill(undefined);
  const asked = passages.flatMap(({ text, target, masked = false }, place) => {
    return text.trim() === '' ? [] : [{ place, text, target, masked }];
  });
  let done = 0;
  const tellPart = (count: number) => (share: number) => onProgress?.((done + share * count) / asked.length);
  const whole = asked.filter(({ target }) => target === undefined);
  const known = new Set(whole.map(({ text }) => text).filter((text) => model.knows?.(text) ?? true));
  // Texts of like length go together, so that a local model fills up little.
  const texts = [...known].sort((a, b) => a.length - b.length);
  const vectors = await embedTexts(model, texts, { cache, signal, onProgress: tellPart(whole.length) });
  for (const { place, text } of whole) found[place] = vectors.get(text);
  done += whole.length;
  for (const masked of [false, true]) {
    const part = asked.flatMap(({ place, text, target, ...other }) => {
      return target === undefined || other.masked !== masked ? [] : [{ place, target: { text, ...target } }];
    });
    if (part.length === 0 || contextual === undefined) continue;
    const targets = part.map(({ target }) => target);
    const options = { cache, signal, layers, masked, onProgress: tellPart(part.length) };
    (await embedTargets(contextual, targets, options)).forEach((vector, at) => {
      found[part[at].place] = vector;
    });
    done += part.length;
  }
  const units = new Map<Float32Array, Float32Array | undefined>();
  return found.map((vector) => {
    if (vector === undefined) return undefined;
    if (!units.has(vector)) units.set(vector, toUnitLength(vector));
    return units.get(vector);
  });
}

/** Scales a vector to length 1; undefined where it has no direction. */
export function toUnitLength(vector: Float32Array): Float32Array | undefined {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? undefined : vector.map((value) => value / length);
}
