import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClauses } from '../../src/corpus/clauses.js';
import { taggedSentences } from '../conformance/context-extractor.js';
import { taggedSentence } from './tagged-sentence.js';

/** Prints clauses as `subject verb object`, `-` for what is missing. */
function clausesOf(tagged: string): string[] {
  const sentence = taggedSentence(tagged);
  const word = (place: number | undefined): string =>
    place === undefined ? '-' : (sentence.tokens[place]?.form ?? '?');
  return findClauses(sentence).map(({ subject, verb, object }) => [subject, verb, object].map(word).join(' '));
}

const cases: readonly [what: string, tagged: string, clauses: readonly string[]][] = [
  ['subject and object', 'the/DET big/ADJ dog/NOUN chased/chase/VERB a/DET black/ADJ cat/NOUN', ['dog chased cat']],
  [
    'auxiliaries, negation and adverbs',
    'dogs/dog/NOUN do/AUX not/PART often/ADV chase/VERB cats/cat/NOUN',
    ['dogs chase cats'],
  ],
  ['pronouns', 'they/PRON chase/VERB it/PRON', ['they chase it']],
  ['no object', 'the/DET dog/NOUN barks/bark/VERB', ['dog barks -']],
  [
    'a compound, whose head is its last noun',
    'police/NOUN dogs/dog/NOUN eat/VERB dog/NOUN food/NOUN',
    ['dogs eat food'],
  ],
  ['possessives', "the/DET dog/NOUN 's/PART owner/NOUN sold/sell/VERB her/PRON old/ADJ car/NOUN", ['owner sold car']],
  ['an adverb inside a phrase', 'we/PRON had/have/VERB a/DET very/ADV good/ADJ day/NOUN', ['we had day']],
  [
    'phrases with prepositions',
    'a/DET mammal/NOUN of/ADP the/DET north/NOUN eats/eat/VERB meat/NOUN in/ADP winter/NOUN',
    ['mammal eats meat'],
  ],
  ['quantities', 'one/NUM of/ADP the/DET boys/boy/NOUN ate/eat/VERB most/ADJ of/ADP it/PRON', ['one ate most']],
  [
    'joined subjects, of which the first counts',
    'dogs/dog/NOUN and/CCONJ cats/cat/NOUN eat/VERB meat/NOUN',
    ['dogs eat meat'],
  ],
  ['the second of two objects', 'he/PRON gave/give/VERB the/DET dog/NOUN a/DET bone/NOUN', ['he gave bone']],
  [
    'a passive verb',
    'the/DET bridge/NOUN was/be/AUX built/build/VERB by/ADP the/DET Romans/Roman/PROPN',
    ['Romans built bridge'],
  ],
  [
    'a passive verb whose form is its lemma',
    'grass/NOUN is/be/AUX cut/VERB by/ADP machines/machine/NOUN',
    ['machines cut grass'],
  ],
  ['a passive verb without agent', 'the/DET bridge/NOUN has/have/AUX been/be/AUX built/build/VERB', ['- built bridge']],
  ['a relative clause', 'a/DET mammal/NOUN that/PRON eats/eat/VERB meat/NOUN', ['mammal eats meat']],
  ['a relative clause about the object', 'meat/NOUN ,/PUNCT which/PRON dogs/dog/NOUN eat/VERB', ['dogs eat meat']],
  [
    'a relative clause about the plural noun',
    'a/DET group/NOUN of/ADP parts/part/NOUN that/PRON form/VERB a/DET unit/NOUN',
    ['parts form unit'],
  ],
  [
    'a relative clause about the outer noun',
    'a/DET bundle/NOUN of/ADP leaves/leaf/NOUN that/PRON covers/cover/VERB roofs/roof/NOUN',
    ['bundle covers roofs'],
  ],
  [
    'a verb after a relative clause',
    'a/DET man/NOUN who/PRON owns/own/VERB dogs/dog/NOUN buys/buy/VERB meat/NOUN',
    ['man owns dogs', 'man buys meat'],
  ],
  ['a participle after a noun', 'a/DET machine/NOUN producing/produce/VERB steam/NOUN', ['machine producing steam']],
  ['a past participle after a noun', 'a/DET bond/NOUN issued/issue/VERB by/ADP a/DET bank/NOUN', ['bank issued bond']],
  [
    'a past participle after a longer phrase',
    'proof/NOUN of/ADP crime/NOUN made/make/VERB by/ADP a/DET jury/NOUN',
    ['jury made proof'],
  ],
  [
    'an infinitive of purpose',
    'a/DET tool/NOUN used/use/VERB to/PART cut/VERB grass/NOUN',
    ['- used tool', 'tool cut grass'],
  ],
  [
    'an infinitive of who was asked',
    'she/PRON asked/ask/VERB him/PRON to/PART buy/VERB bread/NOUN',
    ['she asked him', 'him buy bread'],
  ],
  [
    'a gerund after a preposition',
    'he/PRON lives/live/VERB by/SCONJ selling/sell/VERB bread/NOUN',
    ['he lives -', 'he selling bread'],
  ],
  ['a gerund after a verb', 'he/PRON keeps/keep/VERB selling/sell/VERB bread/NOUN', ['he keeps -', 'he selling bread']],
  [
    'verbs joined by a conjunction',
    'she/PRON bakes/bake/VERB bread/NOUN and/CCONJ sells/sell/VERB it/PRON',
    ['she bakes bread', 'she sells it'],
  ],
  [
    'passive verbs joined by a conjunction',
    'it/PRON was/be/AUX caught/catch/VERB and/CCONJ eaten/eat/VERB by/ADP dogs/dog/NOUN',
    ['- caught it', 'dogs eaten it'],
  ],
  [
    'a clause in the place of the object',
    'he/PRON said/say/VERB the/DET attack/NOUN was/be/AUX bad/ADJ',
    ['he said -'],
  ],
  ['a question', 'what/PRON do/AUX dogs/dog/NOUN eat/VERB ?/PUNCT', ['dogs eat what']],
  [
    'a participle before a noun, which has no clause',
    'the/DET running/run/VERB water/NOUN cools/cool/VERB it/PRON',
    ['water cools it'],
  ],
  ['"there", which is no subject', 'there/PRON is/be/VERB a/DET dog/NOUN', ['- is dog']],
];

describe('findClauses', () => {
  it.each(cases)('reads %s', (_what, tagged, clauses) => {
    expect(clausesOf(tagged)).toEqual(clauses);
  });

  it('finds nothing where there is no verb', () => {
    expect(clausesOf('a/DET dog/NOUN')).toEqual([]);
    expect(findClauses({ document: 'd', position: 0, text: '', tokens: [] })).toEqual([]);
  });

  it('gives verbs in the order of the text, with arguments that are other tokens, whatever the tags', () => {
    fc.assert(
      fc.property(taggedSentences, (sentence) => {
        const before = structuredClone(sentence);
        const clauses = findClauses(sentence);
        expect(sentence).toEqual(before);
        const verbs = clauses.map(({ verb }) => verb);
        expect(verbs).toEqual([...new Set(verbs)].sort((a, b) => a - b));
        for (const { verb, subject, object } of clauses) {
          expect(sentence.tokens[verb]?.tag).toBe('VERB');
          for (const argument of [subject, object].filter((place) => place !== undefined)) {
            expect(sentence.tokens[argument]).toBeDefined();
            expect(argument).not.toBe(verb);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
