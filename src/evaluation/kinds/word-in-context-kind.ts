import { countConfusion } from './count-confusion.js';
import { countFact } from './dataset-facts.js';
import { groupByPartOfSpeech } from './group-by-part-of-speech.js';
import { creditsOf, scoreMean } from './mean-score.js';
import type { TaskKind } from './task-kind.js';
import { creditTruths, scoreTruths, truthKind } from './truth-answers.js';

/**
 * Words in context (WiC, Pilehvar & Camacho-Collados 2019): does a word mean the same in two sentences, `T` or `F`?
 *
 * An item without an answer counts as a guess, one half, in `accuracy`, and is left out of `accuracy of answered items`.
 * Items whose gold is not given are answered but not scored; where none is given, no score has a value.
 */
export const wordInContextKind: TaskKind<'words-in-context'> = {
  ...truthKind,
  kind: 'words-in-context',
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
  describe: ({ items }) => [
    countFact('items', items.length),
    countFact('items with gold', items.filter(({ label }) => label !== undefined).length),
    ...groupByPartOfSpeech(items, ({ partOfSpeech }) => partOfSpeech).map(({ name, members }) => {
      return countFact(name, members.length);
    }),
    countFact('words', new Set(items.map(({ lemma, partOfSpeech }) => `${lemma}#${partOfSpeech}`)).size),
  ],
};
