import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClauses, findCopulas, findModifications } from '../../src/corpus/clauses.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { QualiaError } from '../../src/errors.js';
import { taggedSentences } from '../conformance/context-extractor.js';
import { parsedSentence } from './parsed-sentence.js';

function wordOf({ tokens }: Sentence, place: number | undefined): string {
  return place === undefined ? '-' : (tokens[place]?.form ?? '?');
}

/** Prints clauses as `subject verb object`, `-` for what is missing. */
function clausesOf(parsed: string): string[] {
  const sentence = parsedSentence(parsed);
  return findClauses(sentence).map(({ subject, verb, object }) =>
    [subject, verb, object].map((place) => wordOf(sentence, place)).join(' '),
  );
}

const cases: readonly [what: string, parsed: string, clauses: readonly string[]][] = [
  [
    'subject and object',
    'the/DET@2:det dog/NOUN@3:nsubj chased/chase/VERB@0:root a/DET@5:det cat/NOUN@3:obj',
    ['dog chased cat'],
  ],
  ['a missing object', 'dogs/dog/NOUN@2:nsubj bark/VERB@0:root', ['dogs bark -']],
  [
    'a passive verb with its agent',
    'it/PRON@3:nsubj:pass was/be/AUX@3:aux:pass built/build/VERB@0:root by/ADP@5:case Romans/Roman/PROPN@3:obl:agent',
    ['Romans built it'],
  ],
  ['a passive verb without an agent', 'it/PRON@3:nsubj:pass was/be/AUX@3:aux:pass cut/VERB@0:root', ['- cut it']],
  [
    'joined passive verbs',
    'it/PRON@3:nsubj:pass was/be/AUX@3:aux:pass caught/catch/VERB@0:root and/CCONJ@5:cc eaten/eat/VERB@3:conj by/ADP@7:case dogs/dog/NOUN@5:obl:agent',
    ['- caught it', 'dogs eaten it'],
  ],
  [
    'an active verb that is joined to a passive one',
    'it/PRON@3:nsubj:pass was/be/AUX@3:aux:pass caught/catch/VERB@0:root and/CCONJ@6:cc we/PRON@6:nsubj ate/eat/VERB@3:conj meat/NOUN@6:obj',
    ['- caught it', 'we ate meat'],
  ],
  [
    'a relative clause about the subject',
    'a/DET@2:det mammal/NOUN@0:root that/PRON@4:nsubj eats/eat/VERB@2:acl:relcl meat/NOUN@4:obj',
    ['mammal eats meat'],
  ],
  [
    'a relative clause about the object',
    'meat/NOUN@0:root which/PRON@4:obj dogs/dog/NOUN@4:nsubj eat/VERB@1:acl:relcl',
    ['dogs eat meat'],
  ],
  [
    'joined verbs in a relative clause',
    'dogs/dog/NOUN@0:root that/PRON@3:nsubj bark/VERB@1:acl:relcl and/CCONJ@5:cc eat/VERB@3:conj meat/NOUN@5:obj',
    ['dogs bark -', 'dogs eat meat'],
  ],
  [
    'participles after a noun',
    'a/DET@2:det machine/NOUN@0:root producing/produce/VERB@2:acl steam/NOUN@3:obj',
    ['machine producing steam'],
  ],
  [
    'past participles after a noun',
    'a/DET@2:det bond/NOUN@0:root issued/issue/VERB@2:acl by/ADP@5:case banks/bank/NOUN@3:obl:agent',
    ['banks issued bond'],
  ],
  [
    'an infinitive of purpose',
    'he/PRON@2:nsubj came/come/VERB@0:root to/PART@4:mark buy/VERB@2:advcl bread/NOUN@4:obj',
    ['he came -', 'he buy bread'],
  ],
  [
    'an open complement with the object of the verb above',
    'she/PRON@2:nsubj asked/ask/VERB@0:root him/he/PRON@2:obj to/PART@5:mark buy/VERB@2:xcomp bread/NOUN@5:obj',
    ['she asked him', 'him buy bread'],
  ],
  [
    'an open complement with the subject of the verb above',
    'he/PRON@2:nsubj wants/want/VERB@0:root to/PART@4:mark buy/VERB@2:xcomp bread/NOUN@4:obj',
    ['he wants -', 'he buy bread'],
  ],
  [
    'a name without a head by its last word',
    'Ada/PROPN@3:nsubj Lovelace/PROPN@1:flat wrote/write/VERB@0:root notes/note/NOUN@3:obj',
    ['Lovelace wrote notes'],
  ],
];

describe('findClauses', () => {
  it.each(cases)('reads %s', (_what, parsed, clauses) => {
    expect(clausesOf(parsed)).toEqual(clauses);
  });

  it('gives the nouns that prepositions join to a verb, without the agent', () => {
    const sentence = parsedSentence(
      'it/PRON@2:nsubj:pass cut/VERB@0:root by/ADP@4:case us/we/PRON@2:obl:agent with/ADP@6:case knives/knife/NOUN@2:obl',
    );
    expect(findClauses(sentence)[0]?.obliques).toEqual([{ preposition: 4, noun: 5 }]);
  });

  it('finds nothing where there is no verb', () => {
    expect(clausesOf('a/DET@2:det dog/NOUN@0:root')).toEqual([]);
  });

  it('refuses a sentence without a tree, and says which', () => {
    const { tree: _, ...sentence } = parsedSentence('bark/VERB@0:root');
    for (const find of [findClauses, findCopulas, findModifications]) {
      expect(() => find(sentence)).toThrow(QualiaError);
      expect(() => find(sentence)).toThrow(/Unit 0 of "d" has no dependency tree/);
    }
  });

  it('gives verbs in the order of the text and arguments that are there, whatever the arcs, circles included', () => {
    const relations = [
      'nsubj',
      'obj',
      'conj',
      'xcomp',
      'advcl',
      'acl',
      'acl:relcl',
      'flat',
      'nsubj:pass',
      'obl',
      'case',
    ];
    const parsed = taggedSentences.chain((sentence) =>
      fc
        .array(fc.tuple(fc.integer({ min: -1, max: sentence.tokens.length - 1 }), fc.constantFrom(...relations)), {
          minLength: sentence.tokens.length,
          maxLength: sentence.tokens.length,
        })
        .map((arcs): Sentence => {
          return { ...sentence, tree: { heads: arcs.map(([head]) => head), relations: arcs.map(([, name]) => name) } };
        }),
    );
    fc.assert(
      fc.property(parsed, (sentence) => {
        const before = structuredClone(sentence);
        const clauses = findClauses(sentence);
        findCopulas(sentence);
        findModifications(sentence);
        expect(sentence).toEqual(before);
        const verbs = clauses.map(({ verb }) => verb);
        expect(verbs).toEqual([...new Set(verbs)].sort((a, b) => a - b));
        for (const { verb, subject, object } of clauses) {
          expect(sentence.tokens[verb]?.tag).toBe('VERB');
          for (const argument of [subject, object].filter((place) => place !== undefined)) {
            expect(sentence.tokens[argument]).toBeDefined();
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('findCopulas', () => {
  it('gives the subject and what is said of it', () => {
    const sentence = parsedSentence(
      'a/DET@2:det dog/NOUN@5:nsubj is/be/AUX@5:cop an/DET@5:det animal/NOUN@0:root that/PRON@7:nsubj barks/bark/VERB@5:acl:relcl',
    );
    expect(findCopulas(sentence)).toEqual([{ verb: 2, subject: 1, predicate: 4 }]);
  });
});

describe('findModifications', () => {
  it('gives adjectives and nouns before nouns, and adverbs beside verbs', () => {
    const sentence = parsedSentence(
      'big/ADJ@3:amod dog/NOUN@3:compound houses/house/NOUN@5:nsubj often/ADV@5:advmod creak/VERB@0:root very/ADV@7:advmod loudly/ADV@5:advmod',
    );
    expect(
      findModifications(sentence).map(({ kind, modifier, head }) =>
        [kind, wordOf(sentence, modifier), wordOf(sentence, head)].join(' '),
      ),
    ).toEqual([
      'adjective-noun big houses',
      'noun-noun dog houses',
      'adverb-verb often creak',
      'adverb-verb loudly creak',
    ]);
  });
});
