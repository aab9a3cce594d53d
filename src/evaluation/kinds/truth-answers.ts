import type { BootstrapOptions } from '../statistics/bootstrap.js';
import type { TaskResultScore } from '../task-result.js';
import { findLabelFault } from './answer-faults.js';
import { creditsOf, scoreMean } from './mean-score.js';
import type { Anchor, Outcomes } from './task-kind.js';

/** The answers to yes-or-no items. */
const truths = ['T', 'F'] as const;

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

/** A data set of yes-or-no items. */
interface TruthSet {
  readonly items: readonly { readonly id: string; readonly label: boolean | undefined }[];
}

/** What all kinds of yes-or-no items have in common. */
export const truthKind = {
  listItems: ({ items }: TruthSet) => items.map(({ id }) => id),
  take: <Set extends TruthSet>(set: Set, items: number) => ({ ...set, items: set.items.slice(0, items) }),
  findFault: (_set: TruthSet, _place: number, answer: unknown) => findLabelFault(answer, truths),
  parseAnswer: (text: string) => text.trim(),
  /** The credits of the items whose gold is given. */
  outcomes({ items }: TruthSet, answers: readonly (string | undefined)[]): Outcomes {
    const credits = creditsOf(creditTruths(items, answers));
    return { type: 'credits', measure, credits, isAccuracy: true };
  },
  anchors: ({ items }: TruthSet) => anchorTruths(items),
};

/** Chance and the commoner label; none where no gold is given. */
function anchorTruths(items: readonly { readonly label: boolean | undefined }[]): Anchor[] {
  const labelled = items.filter(({ label }) => label !== undefined);
  if (labelled.length === 0) return [];
  const share = labelled.filter(({ label }) => label).length / labelled.length;
  return [
    { name: 'random', role: 'floor', measure, value: guess },
    { name: 'majority label', role: 'floor', measure, value: Math.max(share, 1 - share) },
  ];
}
