import type { UniversalTag } from '../../corpus/sentence.js';
import type { LexiconRow } from './lexicon-row.js';

/** The types that a conjunction has between two phrases of one type. Heads are those of the first conjunct, as in UD. */
const joined: readonly (Pick<LexiconRow, 'name' | 'type' | 'governorTags'> & { readonly extra: number })[] = [
  { name: 'nouns', type: 'n.r:first n:first n.l:second', extra: 0 },
  { name: 'sentences', type: 's.r:first s:first s.l:second', extra: 0 },
  { name: 'verb phrases', type: 's.r:first n.r.r:_x n.r:_x s:first s.l:second n:_x', extra: 0 },
  { name: 'adjectives', type: 'n:_x n.r:_x n:_x n.l:_x n.l.l:_x n.l:_x', extra: 0.1 },
  { name: 'postmodifiers', type: 'n.r:_x n.r.r:_x n.r:_x n:_x n.l:_x n:_x', extra: 0.1 },
  {
    name: 'transitive verbs',
    type: 'n:_y s.r:first n.r.r:_x n.r:_x s:first n.l:_y n.l.l:_y s.l:second n:_x',
    extra: 0.2,
  },
  {
    name: 'transitive participles',
    type: 'n:_y n.r:_x n.r.r:_x n.r:_x n:_x n.l:_y n.l.l:_y n.l:_x n:_x',
    extra: 0.3,
  },
  { name: 'sentence modifiers', type: 's:_a s.r:_a s:_a s.l:_a s.l.l:_a s.l:_a', extra: 0.5 },
  {
    name: 'verb phrase modifiers',
    type: ['s.r:_b n.r.r:_c n.r.r.r:_c s.r.r:_b', 's.r:_b n.r.r:_c n.r:_c s:_b', 's.l:_b n:_c n.r:_c s:_b'].join(' '),
    extra: 0.2,
  },
];

function createConjunctionRows(
  names: string,
  tags: readonly UniversalTag[],
  { cost, ...when }: Omit<LexiconRow, 'name' | 'tags' | 'type' | 'cost' | 'reason'> & { readonly cost: number },
): LexiconRow[] {
  return joined.map(({ name, type, extra }) => ({
    name: `${names} of ${name}`,
    tags,
    type,
    cost: cost + extra,
    ...when,
    reason: `joins two ${name} to one of the same type`,
  }));
}

const joiningMarks = [',', ';', ':', '-', '–', '—', '--', '/', '...'];

/** The types of conjunctions and of punctuation. */
export const conjunctionRows: readonly LexiconRow[] = [
  ...createConjunctionRows('conjunction', ['CCONJ'], { cost: 0 }),
  ...createConjunctionRows('conjunction', ['SYM', 'ADP', 'SCONJ', 'ADV'], {
    cost: 0.8,
    forms: ['/', '&', '+', 'plus', 'than'],
  }),
  ...createConjunctionRows('conjunction of several words', ['ADV', 'ADP', 'SCONJ', 'ADJ'], {
    cost: 0,
    relations: ['cc'],
    isStrict: true,
  }),
  {
    name: 'conjunction before a sentence',
    tags: ['CCONJ'],
    type: 's:verb s.l:verb',
    cost: 0.5,
    reason: 'a sentence that begins with a conjunction: and he runs',
  },
  {
    name: 'conjunction before the first conjunct',
    tags: ['CCONJ', 'DET', 'ADV', 'PART'],
    type: '1',
    relations: ['cc:preconj'],
    isStrict: true,
    reason: 'both and either before the first conjunct add no wire',
  },
  {
    name: 'first part of a conjunction',
    tags: ['CCONJ', 'DET'],
    type: '1',
    cost: 0.5,
    forms: ['both', 'either', 'neither', 'not', 'and', 'or', 'but'],
    reason: 'neither do they where the tree takes them otherwise, nor and between modifiers of one word',
  },
  ...createConjunctionRows('comma', ['PUNCT'], {
    cost: 0.1,
    forms: joiningMarks,
    headRelations: ['conj', 'appos', 'parataxis', 'list', 'flat', 'nmod', 'amod', 'ccomp', 'root'],
  }).filter(({ name }) => name !== 'comma of nouns'),
  {
    name: 'comma of nouns',
    tags: ['PUNCT'],
    type: 'n.r:first n:first n.l:second',
    cost: 0.1,
    forms: joiningMarks,
    headRelations: ['conj', 'list', 'ccomp', 'root'],
    reason: 'joins two nouns of a list: apples, pears and plums',
  },
  {
    name: 'comma before an apposition',
    tags: ['PUNCT'],
    type: 'n.r:head n:head n.l:noun',
    cost: 0.1,
    forms: joiningMarks,
    headRelations: ['appos', 'parataxis', 'flat', 'nmod', 'amod', 'dep', 'nmod:unmarked', 'acl', 'advcl'],
    reason: 'what stands in apposition says again what the noun before it names: Mary, my sister',
  },
  {
    name: 'comma after an address',
    tags: ['PUNCT'],
    type: 'n.r:_x s:verb s.l:verb',
    cost: 0.2,
    forms: joiningMarks,
    headRelations: ['vocative', 'discourse', 'dislocated'],
    isStrict: true,
    reason: 'who is spoken to in more than one word, before the sentence: my friends, he runs',
  },
  {
    name: 'comma before an address',
    tags: ['PUNCT'],
    type: 's.r:verb s:verb n.l:_x',
    cost: 0.2,
    forms: joiningMarks,
    headRelations: ['vocative', 'discourse', 'dislocated'],
    isStrict: true,
    reason: 'the same after the sentence: he runs, my friends',
  },
  {
    name: 'punctuation',
    tags: ['PUNCT', 'SYM', 'X'],
    type: '1',
    reason: 'punctuation is the unit: it adds no wire',
  },
  {
    name: 'interjection',
    tags: ['INTJ'],
    type: '1',
    cost: 0.8,
    reason: 'an interjection that modifies nothing adds no wire',
  },
];
