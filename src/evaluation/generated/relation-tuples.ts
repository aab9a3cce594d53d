import type { RelationQuestion } from './relation-questions.js';

/** Two pairs of words, and whether a is to b as c is to d. */
export interface RelationTuple {
  readonly words: readonly [a: string, b: string, c: string, d: string];
  readonly isRight: boolean;
}

/**
 * Lists the tuples of a question on relations, to train on (Turney 2013, section 5): the stem with every choice, of which one
 * is right.
 *
 * @example listRelationTuples(question).flatMap(({ words, isRight }) => listSameAnalogies(words))
 */
export function listRelationTuples({ stem, choices, solution }: RelationQuestion): RelationTuple[] {
  return choices.map(({ words }, place) => ({ words: [...stem, ...words], isRight: place === solution }));
}
