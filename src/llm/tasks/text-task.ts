import { requireOption } from '../../errors.js';
import { createRandom, shuffled } from '../../random.js';

/** A text with the place of its label in the labels of its task. */
export interface LabelledText {
  readonly text: string;
  readonly label: number;
}

/** Texts whose labels are to be told: some to learn from, others to be scored on. */
export interface TextTask {
  readonly id: string;
  /** Distinct, by name. */
  readonly labels: readonly string[];
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
}

/** Options of {@link splitTexts}. */
export interface SplitTextsOptions {
  readonly seed: number;
  /** The share of the texts of each label in the second part, in (0, 1). */
  readonly share: number;
}

/**
 * Splits texts into two parts by chance, so that each label has the same share in both, as far as whole texts allow; each part keeps the
 * order of the texts.
 *
 * @throws OptionError when the share is out of range.
 * @example const [learned, heldOut] = splitTexts(task.train, { seed: 1, share: 0.1 });
 */
export function splitTexts<Text extends LabelledText>(
  texts: readonly Text[],
  { seed, share }: SplitTextsOptions,
): [Text[], Text[]] {
  requireOption(share > 0 && share < 1, 'share', share, 'a number between 0 and 1');
  const random = createRandom(seed);
  const byLabel = new Map<number, number[]>();
  for (const [place, { label }] of texts.entries()) {
    byLabel.get(label)?.push(place) ?? byLabel.set(label, [place]);
  }
  const second = new Set<number>();
  for (const [, places] of [...byLabel].sort(([left], [right]) => left - right)) {
    for (const place of shuffled(places, random).slice(0, Math.round(share * places.length))) second.add(place);
  }
  return [texts.filter((_, place) => !second.has(place)), texts.filter((_, place) => second.has(place))];
}
