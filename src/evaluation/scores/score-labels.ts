import { requireOption } from '../../errors.js';

/** How well one label is found. */
export interface LabelScore {
  /** How many items have it as gold. */
  readonly gold: number;
  /** How many items are answered with it. */
  readonly answered: number;
  readonly right: number;
  /** right / answered; undefined when nothing is answered with it. */
  readonly precision: number | undefined;
  /** right / gold; undefined when no item has it. */
  readonly recall: number | undefined;
  /** The harmonic mean, 2 right / (answered + gold). */
  readonly f1: number;
}

/** An item with its gold; undefined as an answer means that the system has none. */
export interface LabelledAnswer<Label> {
  readonly gold: Label;
  readonly answer: Label | undefined;
}

/** How well a system chooses among labels. */
export interface LabelReport<Label> {
  readonly items: number;
  /** The share of items with an answer. */
  readonly coverage: number;
  /** The share of all items answered right; what has no answer is wrong. */
  readonly accuracy: number;
  /** The mean F1 of the labels that are the gold of an item. */
  readonly macroF1: number;
  readonly byLabel: ReadonlyMap<Label, LabelScore>;
  /** The commonest gold label with its share, which is the score of answering nothing else; the first one met among equals. */
  readonly majority: { readonly label: Label; readonly share: number };
  /** By gold label and answer, how often. */
  readonly confusion: ReadonlyMap<Label, ReadonlyMap<Label | undefined, number>>;
}

/**
 * Scores chosen labels: words in context and target senses (yes or no), readings and aspects of names.
 *
 * @throws OptionError when there are no items.
 * @example scoreLabels(items.map(({ label }) => ({ gold: label, answer: 'literal' }))).majority.share
 */
export function scoreLabels<Label>(answers: readonly LabelledAnswer<Label>[]): LabelReport<Label> {
  requireOption(answers.length > 0, 'answers', answers.length, 'at least one item');
  const confusion = new Map<Label, Map<Label | undefined, number>>();
  for (const { gold, answer } of answers) {
    const row = confusion.get(gold) ?? new Map<Label | undefined, number>();
    row.set(answer, (row.get(answer) ?? 0) + 1);
    confusion.set(gold, row);
  }
  const labels = new Set(answers.flatMap(({ gold, answer }) => (answer === undefined ? [gold] : [gold, answer])));
  const byLabel = new Map(Array.from(labels, (label) => [label, scoreLabel(label, confusion)]));
  const golds = Array.from(confusion.keys(), (label) => ({ label, ...(byLabel.get(label) as LabelScore) }));
  const first = golds.reduce((best, next) => (next.gold > best.gold ? next : best));
  const size = answers.length;
  return {
    items: size,
    coverage: answers.filter(({ answer }) => answer !== undefined).length / size,
    accuracy: golds.reduce((sum, { right }) => sum + right, 0) / size,
    macroF1: golds.reduce((sum, { f1 }) => sum + f1, 0) / golds.length,
    byLabel,
    majority: { label: first.label, share: first.gold / size },
    confusion,
  };
}

function scoreLabel<Label>(
  label: Label,
  confusion: ReadonlyMap<Label, ReadonlyMap<Label | undefined, number>>,
): LabelScore {
  const right = confusion.get(label)?.get(label) ?? 0;
  let gold = 0;
  for (const count of confusion.get(label)?.values() ?? []) gold += count;
  let answered = 0;
  for (const row of confusion.values()) answered += row.get(label) ?? 0;
  return {
    gold,
    answered,
    right,
    precision: answered === 0 ? undefined : right / answered,
    recall: gold === 0 ? undefined : right / gold,
    f1: (2 * right) / (answered + gold),
  };
}
