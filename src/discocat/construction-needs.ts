import type { Construction, NounPhrase } from './construction.js';
import type { ArgumentTable } from './read-argument-counts.js';
import { findTransitiveOperator, type TransitiveModel } from './transitive-operators.js';

/** A word whose tensor is made of the arguments that one of the tables of `qualia space build` lists. */
export interface ArgumentNeed {
  readonly word: string;
  /** The tables that will do, best first. */
  readonly tables: readonly (ArgumentTable | 'verb-subject-object')[];
}

/** Lists the words of a construction of which an operator needs the arguments; none where it takes their own vectors. */
export function listArgumentNeeds(operator: TransitiveModel, construction: Construction): ArgumentNeed[] {
  if (findTransitiveOperator(operator).needs === 'vector') return [];
  const triples = (word: string): ArgumentNeed => ({ word, tables: ['verb-subject-object'] });
  switch (construction.form) {
    case 'word':
      return [];
    case 'adjective-noun':
      return adjectiveNeeds(construction);
    case 'noun-noun':
      return [{ word: construction.modifier, tables: ['noun-noun'] }];
    case 'verb-adverb':
      return [{ word: construction.adverb, tables: ['verb-adverb'] }];
    case 'intransitive':
      return [
        { word: construction.verb, tables: ['verb-subject', 'verb-subject-object'] },
        ...adjectiveNeeds(construction.subject),
      ];
    case 'verb-object': {
      const { verb, object } = construction;
      const own: ArgumentNeed = ofObjects.includes(operator)
        ? { word: verb, tables: ['verb-object', 'verb-subject-object'] }
        : triples(verb);
      return [own, ...adjectiveNeeds(object)];
    }
    case 'transitive':
      return [triples(construction.verb), ...[construction.subject, construction.object].flatMap(adjectiveNeeds)];
    case 'subject-relative':
      return [triples(construction.verb), ...adjectiveNeeds(construction.object)];
    case 'object-relative':
      return [triples(construction.verb), ...adjectiveNeeds(construction.subject)];
    case 'ellipsis': {
      const { subject, verb, object, second } = construction;
      return [triples(verb), ...[subject, object, second].flatMap(adjectiveNeeds)];
    }
  }
}

/** The operators that take a verb's objects alone where it has no subject. */
const ofObjects: readonly TransitiveModel[] = ['relational', 'object-sum', 'unit-object-sum'];

function adjectiveNeeds(phrase: NounPhrase): ArgumentNeed[] {
  return typeof phrase === 'string' ? [] : [{ word: phrase.adjective, tables: ['noun-adjective'] }];
}
