import { meanOf } from '../../matrix/mean.js';
import type { RelataConcept, RelataSet, Relatum, RelatumRelation } from '../dataset.js';
import { averagePrecision } from '../statistics/average-precision.js';
import { longestCommonSubstring } from '../statistics/longest-common-substring.js';
import { findListFault, parseNumberList } from './answer-faults.js';
import { countFact } from './dataset-facts.js';
import { scoreMean } from './mean-score.js';
import type { Anchor, TaskKind } from './task-kind.js';

const measure = 'mean average precision';
const relations: readonly RelatumRelation[] = ['coord', 'hyper', 'mero', 'attri', 'event', 'random'];

type Scores = readonly (number | null)[];

/**
 * Concepts with related words, to tell which relations a measure of likeness prefers (BLESS, Baroni & Lenci 2011). An item is a
 * concept; its answer has a score for each of its relata.
 *
 * `mean average precision` is how well related words, whatever their relation, come before random ones. The same of a
 * relation is how well its relata come before all others of the concept: it tells where the relation stands in the ranking,
 * not how good the system is, and goes up as that of another goes down. Baroni & Lenci compare, in place of it, the nearest
 * relatum of each relation by z scores and Tukey's test; average precision counts all relata (Lenci & Benotto 2012).
 *
 * Relata without a score come last, as equals. A concept without any score counts as chance, and is left out of
 * `mean average precision of answered concepts`.
 */
export const relataKind: TaskKind<'relata'> = {
  kind: 'relata',
  listItems: ({ concepts }) => concepts.map(({ id }) => id),
  take: (set, items) => ({ ...set, concepts: set.concepts.slice(0, items) }),
  findFault({ concepts }, place, answer) {
    return findListFault(answer, concepts[place]?.relata.length ?? 0, 'one a relatum');
  },
  parseAnswer: parseNumberList,
  score(set, answers, options) {
    const isAnswered = answers.map((answer) => answer?.some((score) => score !== null) ?? false);
    const answered = rankRelated(
      { ...set, concepts: set.concepts.filter((_, place) => isAnswered[place]) },
      answers.filter((_, place) => isAnswered[place]),
    );
    return {
      answered: isAnswered.filter(Boolean).length,
      scores: [
        scoreMean(measure, rankRelated(set, answers), options),
        scoreMean(`${measure} of answered concepts`, answered, options),
        ...relations.flatMap((relation) => {
          const precisions = rankRelation(set, answers, relation);
          return precisions.length === 0 ? [] : [scoreMean(nameMeasure(relation), precisions, options)];
        }),
      ],
    };
  },
  /** The credits of the concepts that have a related word. */
  outcomes(set, answers) {
    return { type: 'credits', measure, credits: rankRelated(set, answers), isAccuracy: false };
  },
  anchors(set) {
    const floors = [
      ['random', set.concepts.map(() => undefined)],
      ['spelling', set.concepts.map(compareSpelling)],
    ] as const;
    return floors.flatMap(([name, answers]): Anchor[] => {
      const found = [
        [measure, rankRelated(set, answers)] as const,
        ...relations.map((relation) => [nameMeasure(relation), rankRelation(set, answers, relation)] as const),
      ];
      return found.flatMap(([ofMeasure, precisions]): Anchor[] => {
        if (precisions.length === 0) return [];
        const value = meanOf(precisions);
        return [{ name, role: 'floor', measure: ofMeasure, value }];
      });
    });
  },
  describe({ concepts }) {
    const relata = concepts.flatMap((concept) => concept.relata);
    return [
      countFact('concepts', concepts.length),
      countFact('classes', new Set(concepts.map(({ conceptClass }) => conceptClass)).size),
      countFact('relata', relata.length),
      ...relations.map((relation) => {
        return countFact(`${relation} relata`, relata.filter((relatum) => relatum.relation === relation).length);
      }),
    ];
  },
};

function nameMeasure(relation: RelatumRelation): string {
  return `${measure} of ${relation}`;
}

function rankRelated(set: RelataSet, answers: readonly (Scores | undefined)[]): number[] {
  return rank(set, answers, ({ relation }) => relation !== 'random');
}

function rankRelation(set: RelataSet, answers: readonly (Scores | undefined)[], relation: RelatumRelation): number[] {
  return rank(set, answers, (relatum) => relatum.relation === relation);
}

/** The average precision of each concept that has a relevant relatum. */
function rank(
  { concepts }: RelataSet,
  answers: readonly (Scores | undefined)[],
  isRelevant: (relatum: Relatum) => boolean,
): number[] {
  return concepts.flatMap(({ relata }, place) => {
    const relevant = relata.map(isRelevant);
    if (!relevant.includes(true)) return [];
    return [
      averagePrecision(
        relevant,
        relata.map((_, index) => answers[place]?.[index] ?? undefined),
      ),
    ];
  });
}

/** The longest stretch of letters that a concept and a relatum share, by the length of the longer word. */
function compareSpelling({ word, relata }: RelataConcept): number[] {
  const concept = word.toLowerCase();
  return relata.map((relatum) => {
    const other = relatum.word.toLowerCase();
    return longestCommonSubstring(concept, other).length / Math.max(concept.length, other.length);
  });
}
