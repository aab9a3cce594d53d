import { ShapeError } from '../../errors.js';
import type { Phrase, RatedPairSet } from '../dataset.js';
import { findHead } from '../phrase-head.js';

/**
 * Puts the landmark alone in the place of the sentence with it: the protocol that compares a sentence with a verb, beside
 * that which compares two sentences (Grefenstette and Sadrzadeh 2011; Kartsaklis and Sadrzadeh 2013). Items, ratings and
 * groups are the same.
 *
 * @throws ShapeError where the right side of a pair is no clause.
 * @example compareWithVerb(parseGs2011(file)).pairs[0]?.right // { form: 'word', words: ['supply'], partOfSpeech: 'v' }
 */
export function compareWithVerb(set: RatedPairSet): RatedPairSet {
  return { ...set, pairs: set.pairs.map((pair) => ({ ...pair, right: verbOf(pair.right) })) };
}

const clauses: readonly Phrase['form'][] = [
  'subject-verb',
  'subject-verb-object',
  'adjective-subject-verb-adjective-object',
];

function verbOf({ form, words }: Phrase): Phrase {
  const verb = words[findHead(form, words.length)];
  if (!clauses.includes(form) || verb === undefined) {
    throw new ShapeError('compareWithVerb', `a phrase of the form ${form}`, clauses.join(', '));
  }
  return { form: 'word', words: [verb], partOfSpeech: 'v' };
}
