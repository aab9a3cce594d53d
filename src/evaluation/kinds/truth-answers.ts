import type { BootstrapOptions } from '../statistics/bootstrap.js';
import type { TaskResultScore } from '../task-result.js';
import { scoreMean } from './mean-score.js';
import type { Anchor } from './task-kind.js';

/** The answers to yes-or-no items. */
export const truths = ['T', 'F'] as const;

const measure = 'accuracy';
/** What an item without an answer counts as: a guess. */
const guess = 1 / truths.length;

/** A yes-or-no item with its answer, and 1 where it is right, 0 where it is wrong, one half where there is none. */
export interface TruthAnswer<Item> {
  readonly item: Item;
  readonly gold: (typeof truths)[number];
  readonly answer: string | undefined;
  readonly credit: number;
}

/** Compares answers with the gold; items whose gold is not given are left out. */
export function creditTruths<Item extends { readonly label: boolean | undefined }>(
  items: readonly Item[],
  answers: readonly (string | undefined)[],
): TruthAnswer<Item>[] {
  return items.flatMap((item, place) => {
    if (item.label === undefined) return [];
    const gold = item.label ? 'T' : 'F';
    const answer = answers[place];
    return [{ item, gold, answer, credit: answer === undefined ? guess : Number(answer === gold) } as const];
  });
}

/** The accuracy, and that of the items with an answer. */
export function scoreTruths(scored: readonly TruthAnswer<unknown>[], options: BootstrapOptions): TaskResultScore[] {
  const answered = scored.filter(({ answer }) => answer !== undefined);
  return [
    scoreMean(measure, creditsOf(scored), options),
    scoreMean('accuracy of answered items', creditsOf(answered), options),
  ];
}

/** The credits of items, in their order. */
export function creditsOf(scored: readonly TruthAnswer<unknown>[]): number[] {
  return scored.map(({ credit }) => credit);
}

/** Chance and the commoner label; none where no gold is given. */
export function anchorTruths(items: readonly { readonly label: boolean | undefined }[]): Anchor[] {
  const labelled = items.filter(({ label }) => label !== undefined);
  if (labelled.length === 0) return [];
  const share = labelled.filter(({ label }) => label).length / labelled.length;
  return [
    { name: 'random', role: 'floor', measure, value: guess },
    { name: 'majority label', role: 'floor', measure, value: Math.max(share, 1 - share) },
  ];
}
