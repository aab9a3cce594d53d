import type { ContextualModel, TargetInContext } from '../../embedding/contextual-model.js';
import { embedTargets } from '../../embedding/embed-targets.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { requireOption, requireWhole } from '../../errors.js';
import type { CallOptions } from '../disambiguator.js';
import type { Occurrence } from '../occurrence.js';
import { toUnitLength } from '../passage.js';

/** What of an occurrence an aspect head looks at. */
export interface AspectContextSettings {
  /** Whether another text stands in the place of the name, so that its own says nothing; default true. */
  readonly masked?: boolean | undefined;
  /** That text; default `[MASK]`, which models that are made as BERT take for their mask. */
  readonly standIn?: string | undefined;
  /** How many words and marks on each side are looked at beside the name, from 0; default 3. */
  readonly window?: number | undefined;
  /** The layers whose vectors are averaged; default as the model is set. */
  readonly layers?: readonly number[] | undefined;
}

/** The vectors of a context. */
export interface AspectContext {
  /** The vector of the name, then those of the words before and behind it, nearest first; zeros where there is no word. */
  readonly features: Float32Array;
  /** The vector of the name alone, of length 1. */
  readonly target: Float32Array;
}

/** Settings with their defaults. */
export function settleAspectContexts(settings: AspectContextSettings): {
  readonly masked: boolean;
  readonly standIn: string;
  readonly window: number;
  readonly layers: readonly number[] | undefined;
} {
  const { masked = true, standIn = '[MASK]', window = 3, layers } = settings;
  requireWhole('window', window, 0);
  requireOption(!masked || standIn.trim() !== '', 'standIn', standIn, 'a text that is not blank');
  return { masked, standIn, window, layers };
}

/**
 * Returns the vectors of the contexts of occurrences, in order: of the name and of the words around it, each of length 1 by the root
 * of its distance, so that near words count more. Undefined where the vector of the name has no direction.
 *
 * @throws as `embedTargets`.
 */
export async function embedAspectContexts(
  model: ContextualModel,
  occurrences: readonly Pick<Occurrence, 'text' | 'start' | 'end'>[],
  {
    cache,
    signal,
    onProgress,
    ...settings
  }: AspectContextSettings & CallOptions & { readonly cache?: VectorCache | undefined },
): Promise<(AspectContext | undefined)[]> {
  const settled = settleAspectContexts(settings);
  const places = occurrences.map((occurrence) => placeContext(occurrence, settled));
  const targets = places.flatMap((spans) => spans.flatMap((span) => span ?? []));
  const vectors = await embedTargets(model, targets, { cache, signal, onProgress, layers: settled.layers });
  let next = 0;
  return places.map((spans) => {
    const own = spans.map((span) => (span === undefined ? undefined : vectors[next++]));
    return joinVectors(own);
  });
}

/** The name, then the words before and behind it by their distance; undefined where there is none. */
function placeContext(
  { text, start, end }: Pick<Occurrence, 'text' | 'start' | 'end'>,
  { masked, standIn, window }: ReturnType<typeof settleAspectContexts>,
): (TargetInContext | undefined)[] {
  const name = masked ? standIn : text.slice(start, end);
  const whole = `${text.slice(0, start)}${name}${text.slice(end)}`;
  const behind = start + name.length;
  const left = cutWords(text.slice(0, start)).reverse();
  const right = cutWords(text.slice(end)).map((word) => ({ start: word.start + behind, end: word.end + behind }));
  const around = Array.from({ length: window }, (_, place) => [left[place], right[place]]).flat();
  return [{ start, end: behind }, ...around].map((span) => span && { text: whole, ...span });
}

function cutWords(text: string): { readonly start: number; readonly end: number }[] {
  return Array.from(new Intl.Segmenter('en', { granularity: 'word' }).segment(text)).flatMap(({ segment, index }) => {
    return /[\p{L}\p{N}\p{P}\p{S}]/u.test(segment) ? [{ start: index, end: index + segment.length }] : [];
  });
}

function joinVectors(vectors: readonly (Float32Array | undefined)[]): AspectContext | undefined {
  const [own, ...around] = vectors;
  const target = own === undefined ? undefined : toUnitLength(own);
  if (target === undefined) return undefined;
  const features = new Float32Array(vectors.length * target.length);
  features.set(target);
  around.forEach((vector, place) => {
    const unit = vector === undefined ? undefined : toUnitLength(vector);
    if (unit === undefined) return;
    const factor = 1 / Math.sqrt(1 + Math.floor(place / 2));
    features.set(
      unit.map((value) => value * factor),
      (place + 1) * target.length,
    );
  });
  return { features, target };
}
