import type { PropertySet, TermProperty } from '../dataset.js';
import { type PropertyScores, scoreProperties } from '../scores/score-properties.js';
import { longestCommonSubstring } from '../statistics/longest-common-substring.js';
import { findListFault, parseNumberList } from './answer-faults.js';
import { countFact } from './dataset-facts.js';
import { scoreMean } from './mean-score.js';
import type { TaskKind } from './task-kind.js';

const measure = 'mean average precision';

/**
 * Terms whose properties are to be ranked first among all properties of the set (RELPRON, Rimell et al. 2016). An item is a
 * term, in the order in which they come first; its answer has a score for each property of the set.
 *
 * Properties without a score come last, as equals. A term without any has the average precision of chance in
 * `mean average precision`, and is left out of `mean average precision of answered terms`.
 */
export const propertyKind: TaskKind<'properties'> = {
  kind: 'properties',
  listItems: listTerms,
  take(set, items) {
    const terms = new Set(listTerms(set).slice(0, items));
    return { ...set, properties: set.properties.filter(({ term }) => terms.has(term)) };
  },
  findFault: ({ properties }, _, answer) => findListFault(answer, properties.length, 'one a property'),
  parseAnswer: parseNumberList,
  score(set, answers, options) {
    const { credits, isAnswered } = scoreTerms(set, answers);
    const answered = credits.filter((_, place) => isAnswered[place]);
    return {
      answered: answered.length,
      scores: [
        scoreMean(measure, credits, options),
        scoreMean('mean average precision of answered terms', answered, options),
      ],
    };
  },
  outcomes(set, answers) {
    return { type: 'credits', measure, credits: [...scoreTerms(set, answers).credits], isAccuracy: false };
  },
  anchors({ properties }) {
    const { chance, meanAveragePrecision } = scoreProperties(properties, compareSpelling);
    return [
      { name: 'random', role: 'floor', measure, value: chance },
      { name: 'spelling', role: 'floor', measure, value: meanAveragePrecision },
    ];
  },
  describe(set) {
    const { properties } = set;
    const ofForm = (form: TermProperty['phrase']['form']): number =>
      properties.filter(({ phrase }) => phrase.form === form).length;
    return [
      countFact('terms', listTerms(set).length),
      countFact('properties', properties.length),
      ...(['subject-relative', 'object-relative'] as const).flatMap((form) => {
        return ofForm(form) === 0 ? [] : [countFact(`${form} properties`, ofForm(form))];
      }),
    ];
  },
};

function listTerms({ properties }: PropertySet): string[] {
  return [...new Set(properties.map(({ term }) => term))];
}

function scoreTerms(
  set: PropertySet,
  answers: readonly (readonly (number | null)[] | undefined)[],
): Pick<PropertyScores, 'credits' | 'isAnswered'> {
  const ofTerm = new Map(listTerms(set).map((term, place) => [term, answers[place]]));
  const places = new Map(set.properties.map((property, place) => [property, place]));
  return scoreProperties(set.properties, (term, property) => {
    return ofTerm.get(term)?.[places.get(property) ?? -1] ?? undefined;
  });
}

/** The longest stretch of letters that a term and the words of a property share, by the length of the longer of them. */
function compareSpelling(term: string, { phrase }: TermProperty): number {
  const text = phrase.words.join(' ').toLowerCase();
  return longestCommonSubstring(term.toLowerCase(), text).length / Math.max(term.length, text.length);
}
