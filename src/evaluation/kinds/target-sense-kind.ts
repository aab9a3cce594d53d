import { compareText } from '../../corpus/count-contexts.js';
import { scoreLabels } from '../scores/score-labels.js';
import type { TargetSenseItem } from '../sense-dataset.js';
import type { TaskResultScore } from '../task-result.js';
import { countConfusion } from './count-confusion.js';
import { countFact } from './dataset-facts.js';
import { creditsOf, plainScore, scoreMean } from './mean-score.js';
import type { TaskKind } from './task-kind.js';
import { creditTruths, scoreTruths, type TruthAnswer, truthKind } from './truth-answers.js';

/**
 * Target sense verification (WiC-TSV, Breit et al. 2021): is the sense of a definition the one meant, `T` or `F`?
 *
 * An item without an answer counts as a guess, one half, in `accuracy`, and is left out of `accuracy of answered items`; for
 * precision, recall and F1 of T it is no T. Items whose gold is not given are answered but not scored; where none is given,
 * no score has a value.
 */
export const targetSenseKind: TaskKind<'target-senses'> = {
  ...truthKind,
  kind: 'target-senses',
  score({ items }, answers, options) {
    const scored = creditTruths(items, answers);
    return {
      answered: answers.filter((answer) => answer !== undefined).length,
      scores: [
        ...scoreTruths(scored, options),
        ...scorePositive(scored),
        ...listDomains(items).flatMap((domain) => {
          const members = scored.filter(({ item }) => item.domain === domain);
          return members.length === 0 ? [] : [scoreMean(`accuracy of domain ${domain}`, creditsOf(members), options)];
        }),
      ],
      confusion: countConfusion(scored),
    };
  },
  describe: ({ items }) => [
    countFact('items', items.length),
    countFact('items with gold', items.filter(({ label }) => label !== undefined).length),
    countFact('words', new Set(items.map(({ lemma }) => lemma)).size),
    ...listDomains(items).map((domain) => {
      return countFact(`items of domain ${domain}`, items.filter((item) => item.domain === domain).length);
    }),
  ],
};

function scorePositive(scored: readonly TruthAnswer<unknown>[]): TaskResultScore[] {
  if (!scored.some(({ answer }) => answer !== undefined)) return [];
  const positive = scoreLabels<string>(scored).byLabel.get('T');
  return [
    ...plainScore('precision of T', positive?.precision),
    ...plainScore('recall of T', positive?.recall),
    ...plainScore('f1 of T', positive?.f1),
  ];
}

function listDomains(items: readonly TargetSenseItem[]): string[] {
  return [...new Set(items.flatMap(({ domain }) => domain ?? []))].sort(compareText);
}
