import type { ExceptionLists, IsLemma, MorphyOptions, WordnetPart } from '../../src/corpus/morphy.js';

const lemmas: ReadonlyMap<WordnetPart, ReadonlySet<string>> = new Map([
  ['noun', new Set('dog foot year years axis ax american state gas boss church walk fly leaf species lens'.split(' '))],
  ['verb', new Set('walk hope hop run be fly see saw bark install instal seed'.split(' '))],
  ['adj', new Set('large larger fine american small'.split(' '))],
  ['adv', new Set('late later early fast'.split(' '))],
]);

/** A lexicon of three dozen lemmas. */
export const isLemma: IsLemma = (lemma, part) => lemmas.get(part)?.has(lemma) ?? false;

/** A few irregular forms. */
export const exceptions: ExceptionLists = new Map<WordnetPart, ReadonlyMap<string, readonly string[]>>([
  [
    'noun',
    new Map([
      ['feet', ['foot']],
      ['axes', ['ax', 'axis']],
      ['leaves', ['leaf']],
    ]),
  ],
  [
    'verb',
    new Map([
      ['saw', ['see']],
      ['ran', ['run']],
      ['installed', ['instal']],
    ]),
  ],
]);

/** Both together. */
export const smallLexicon: MorphyOptions = { exceptions, isLemma };
