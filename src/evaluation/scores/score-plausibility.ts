import { type Corruption, corruptions, type PlausibilityItem } from '../../discocat/corrupt-triples.js';
import type { PlausibilityModel } from '../../discocat/learned-tensors.js';
import { ShapeError, UnknownWordError } from '../../errors.js';
import { type AreaInterval, bootstrapAreaUnderCurve } from '../statistics/area-under-curve.js';
import type { BootstrapOptions } from '../statistics/bootstrap.js';

/** How well a model tells seen triples from corrupted ones. */
export interface PlausibilityScore {
  /** Seen triples against those of all corruptions together. */
  readonly overall: AreaInterval;
  /** Seen triples against those of one corruption. */
  readonly byCorruption: ReadonlyMap<Corruption, AreaInterval>;
  /** Items that the model knows all words of. */
  readonly answered: number;
  /** Items with a word that it does not know, which are left out. */
  readonly unanswered: number;
}

/**
 * Scores a model of plausibility by the area under the curve of seen against corrupted triples, with bootstrap intervals that
 * draw items, each a seen triple with its corrupted ones, as wholes.
 *
 * @throws ShapeError when the model knows the words of no item; OptionError as `bootstrapAreaUnderCurve`.
 * @example scorePlausibility(createTensorPlausibility(tensors), items, { samples: 1000 }).overall.value
 */
export function scorePlausibility(
  model: PlausibilityModel,
  items: readonly PlausibilityItem[],
  options: BootstrapOptions = {},
): PlausibilityScore {
  const scored = items.flatMap((item) => scoreItem(model, item) ?? []);
  if (scored.length === 0) throw new ShapeError('scorePlausibility', `${items.length} items, none known`, 'some');
  const areaOf = (wanted: readonly Corruption[]): AreaInterval => {
    const [scores, labels, clusters]: [number[], number[], number[]] = [[], [], []];
    scored.forEach(({ seen, corrupted }, cluster) => {
      scores.push(seen, ...wanted.map((corruption) => corrupted.get(corruption) ?? Number.NaN));
      labels.push(1, ...wanted.map(() => 0));
      clusters.push(cluster, ...wanted.map(() => cluster));
    });
    return bootstrapAreaUnderCurve({ scores, labels, clusters }, options);
  };
  return {
    overall: areaOf(corruptions),
    byCorruption: new Map(corruptions.map((corruption) => [corruption, areaOf([corruption])])),
    answered: scored.length,
    unanswered: items.length - scored.length,
  };
}

interface ScoredItem {
  readonly seen: number;
  readonly corrupted: ReadonlyMap<Corruption, number>;
}

function scoreItem(model: PlausibilityModel, { seen, corrupted }: PlausibilityItem): ScoredItem | undefined {
  try {
    return {
      seen: model.plausibility(seen),
      corrupted: new Map(Array.from(corrupted, ([corruption, triple]) => [corruption, model.plausibility(triple)])),
    };
  } catch (error) {
    if (error instanceof UnknownWordError) return undefined;
    throw error;
  }
}
