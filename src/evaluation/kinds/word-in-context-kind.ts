import { findLabelFault } from './answer-faults.js';
import { countConfusion } from './count-confusion.js';
import { countFact } from './dataset-facts.js';
import { groupByPartOfSpeech } from './group-by-part-of-speech.js';
import { scoreMean } from './mean-score.js';
import type { TaskKind } from './task-kind.js';
import { anchorTruths, creditsOf, creditTruths, scoreTruths, truths } from './truth-answers.js';

/**
 * Words in context (WiC, Pilehvar & Camacho-Collados 2019): does a word mean the same in two sentences, `T` or `F`?
 *
 * An item without an answer counts as a guess, one half, in `accuracy`, and is left out of `accuracy of answered items`.
 * Items whose gold is not given are answered but not scored; where none is given, no score has a value.
 */
export const wordInContextKind: TaskKind<'words-in-context'> = {
  kind: 'words-in-context',
  listItems: ({ items }) => items.map(({ id }) => id),
  take: (set, items) => ({ ...set, items: set.items.slice(0, items) }),
  findFault: (_, __, answer) => findLabelFault(answer, truths),
  parseAnswer: (text) => text.trim(),
  score({ items }, answers, options) {
    const scored = creditTruths(items, answers);
    return {
      answered: answers.filter((answer) => answer !== undefined).length,
      scores: [
        ...scoreTruths(scored, options),
        ...groupByPartOfSpeech(scored, ({ item }) => item.partOfSpeech).map(({ name, members }) => {
          return scoreMean(`accuracy of ${name}`, creditsOf(members), options);
        }),
      ],
      confusion: countConfusion(scored),
    };
  },
  /** The credits of the items whose gold is given. */
  outcomes({ items }, answers) {
    const credits = creditsOf(creditTruths(items, answers));
    return { type: 'credits', measure: 'accuracy', credits, isAccuracy: true };
  },
  anchors: ({ items }) => anchorTruths(items),
  describe: ({ items }) => [
    countFact('items', items.length),
    countFact('items with gold', items.filter(({ label }) => label !== undefined).length),
    ...groupByPartOfSpeech(items, ({ partOfSpeech }) => partOfSpeech).map(({ name, members }) => {
      return countFact(name, members.length);
    }),
    countFact('words', new Set(items.map(({ lemma, partOfSpeech }) => `${lemma}#${partOfSpeech}`)).size),
  ],
};
