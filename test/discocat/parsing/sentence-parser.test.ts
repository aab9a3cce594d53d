import { beforeAll, describe, expect, it } from 'vitest';
import { findActions, findTransitive } from '../../../src/discocat/parsing/find-actions.js';
import type { ParsedSentence } from '../../../src/discocat/parsing/parsed-sentence.js';
import { SentenceParser } from '../../../src/discocat/parsing/sentence-parser.js';
import { parseType, printType } from '../../../src/discocat/pregroup-type.js';
import { residualType } from '../../../src/discocat/reduction.js';
import { createLexiconAnnotator } from '../../../src/embedded/english.js';
import { createLexiconParser } from '../../../src/embedded/lexicon-parser.js';
import { OptionError, ParseError } from '../../../src/errors.js';
import type { Lexicon } from '../../../src/lexicon/lexicon.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';
import { checkReduction } from './check-reduction.js';

let lexicon: Lexicon;
let parser: SentenceParser;
beforeAll(async () => {
  lexicon = await readWordnet();
  parser = createLexiconParser(lexicon);
});

const typesOf = ({ words }: ParsedSentence): string[] =>
  words.filter(({ type }) => type.length > 0).map(({ form, type }) => `${form}: ${printType(type)}`);
const triplesOf = (parsed: ParsedSentence): string[] =>
  findTransitive(parsed).map(({ subject, verb, object }) => `${subject} ${verb} ${object}`);

const constructions: readonly (readonly [text: string, types: string, triples: string])[] = [
  ['Dogs run.', 'n | n.r s', ''],
  ['Dogs chase cats.', 'n | n.r s n.l | n', 'dog chase cat'],
  ['The dog chased a cat.', 'n n.l | n | n.r s n.l | n n.l | n', 'dog chase cat'],
  ['Angry dogs chase small cats.', 'n n.l | n | n.r s n.l | n n.l | n', 'dog chase cat'],
  ['John gave Mary a flower.', 'n | n.r s n.l n.l | n | n n.l | n', 'john give flower'],
  ['Dogs run quickly.', 'n | n.r s | s.r n.r.r n.r s', ''],
  ['Dogs run in parks.', 'n | n.r s | s.r n.r.r n.r s n.l | n', ''],
  ['A man in a hat runs.', 'n n.l | n | n.r n n.l | n n.l | n | n.r s', ''],
  ['dogs that chase cats run', 'n | n.r n s.l n | n.r s n.l | n | n.r s', 'dog chase cat'],
  [
    'The book that Mary wrote won a prize.',
    'n n.l | n | n.r n n.l.l s.l | n | n.r s n.l | n.r s n.l | n n.l | n',
    'book win prize; mary write book',
  ],
  ['The man I met sells cars.', 'n n.l | n n.l.l s.l | n | n.r s n.l | n.r s n.l | n', 'i meet man; man sell car'],
  ['The dog is big.', 'n n.l | n | n.r s n.l.l n.l | n n.l', ''],
  ['The dog is an animal.', 'n n.l | n | n.r s n.l | n n.l | n', ''],
  ['The dog is in the park.', 'n n.l | n | n.r s n.l n | n.r n n.l | n n.l | n', ''],
  ['Dogs will chase cats.', 'n | n.r s s.l n | n.r s n.l | n', 'dog chase cat'],
  ['Dogs do not chase cats.', 'n | n.r s s.l n | n.r s s.l n | n.r s n.l | n', 'dog chase cat'],
  ['Dogs want to chase cats.', 'n | n.r s s.l n | n.r s s.l n | n.r s n.l | n', 'dog chase cat'],
  ['The cat was chased.', 'n n.l | n | n.r s s.l n | n.r s', ''],
  ['Cats are chased by dogs.', 'n | n.r s s.l n | n.r s | s.r n.r.r n.r s n.l | n', 'dog chase cat'],
  ['There is a man.', 'n | n.r s n.l | n n.l | n', ''],
  ['A man playing a guitar smiled.', 'n n.l | n | n.r n n.l | n n.l | n | n.r s', 'man play guitar'],
  ['Dogs and cats run.', 'n | n.r n n.l | n | n.r s', ''],
  ['John sings and dances.', 'n | n.r s | s.r n.r.r n.r s s.l n | n.r s', ''],
  ['John sings and Mary dances.', 'n | n.r s | s.r s s.l | n | n.r s', ''],
  ['Big and angry dogs run.', 'n n.l | n n.r n n.l n.l.l n.l | n n.l | n | n.r s', ''],
  ["John's dog runs.", 'n | n.r n n.l | n | n.r s', ''],
  ['Two guitar players sing.', 'n n.l | n n.l | n | n.r s', ''],
  ['He says that dogs run.', 'n | n.r s s.l | s s.l | n | n.r s', ''],
  ['He ran because the dog barked.', 'n | n.r s | s.r n.r.r n.r s s.l | n n.l | n | n.r s', ''],
  ['Mary does too.', 'n | n.r s | s.r n.r.r n.r s', ''],
  ['She picked up a stone.', 'n | n.r s n.l | n s.r n.r.r n.r s n.l | n n.l | n', 'she pick stone'],
  ['A very big dog runs.', 'n n.l | n n.l n.l.l n.l | n n.l | n | n.r s', ''],
  ['Did dogs chase cats?', 's s.l | n | n.r s n.l | n', 'dog chase cat'],
];

describe('SentenceParser', () => {
  it.each(constructions)('reduces "%s" to s with the expected types and arguments', (text, types, triples) => {
    const parsed = parser.parse(text);
    expect(parsed.reason).toBeUndefined();
    expect(parsed.isComplete).toBe(true);
    expect(printType(residualType(parsed.reduction))).toBe('s');
    checkReduction(parsed.reduction);
    expect(typesOf(parsed).map((typed) => typed.split(': ')[1])).toEqual(types.split(' | '));
    expect(triplesOf(parsed).sort().join('; ')).toBe(triples);
  });

  it('gives words by their tokens, with lemma and tag, and punctuation the unit type', () => {
    const { words, text, target } = parser.parse('Dogs run.');
    expect(text).toBe('Dogs run.');
    expect(printType(target)).toBe('s');
    expect(words.map(({ token, form, lemma, tag, type }) => [token, form, lemma, tag, printType(type)])).toEqual([
      [0, 'Dogs', 'dog', 'NOUN', 'n'],
      [1, 'run', 'run', 'VERB', 'n.r s'],
      [2, '.', '.', 'PUNCT', '1'],
    ]);
  });

  it('keeps the best partial reduction where there is no other, and names its open wires', () => {
    const parsed = parser.parse('of the and');
    expect(parsed.isComplete).toBe(false);
    checkReduction(parsed.reduction);
    expect(parsed.reason).toContain('not to s');
    expect(parsed.reason).toContain('"of"');
    expect(parsed.words).toHaveLength(3);
  });

  it('reduces noun phrases to n where that is asked for, and tells that they are no sentences', () => {
    const asSentence = parser.parse('the big dog in the park');
    expect(asSentence.reason).toBe('The words reduce to n, not to s; the open wires are those of "the".');
    const parsed = parser.parse('the big dog in the park', { target: parseType('n') });
    expect([parsed.isComplete, parsed.reason]).toEqual([true, undefined]);
    expect(createLexiconParser(lexicon, { target: parseType('n') }).parse('a dog').isComplete).toBe(true);
  });

  it('makes no noun phrase of a sentence by another tree', () => {
    const sentence = parser.parse('dogs chase cats');
    const phrase = parser.parse('dogs chase cats', { target: parseType('n') });
    expect([sentence.isComplete, ...triplesOf(sentence)]).toEqual([true, 'dog chase cat']);
    expect(phrase.cost).toBeGreaterThan(sentence.cost);
  });

  it('reduces verb phrases to n.r s', () => {
    expect(parser.parse('chases the cat', { target: parseType('n.r s') }).isComplete).toBe(true);
  });

  it('reads a word as another part of speech where the sentence needs it', () => {
    const parsed = parser.parse('The judge fines the driver.');
    expect(triplesOf(parsed)).toEqual(['judge fine driver']);
    expect(parsed.words[2]).toMatchObject({ tag: 'VERB', lemma: 'fine' });
  });

  it.each(['', ' ', '...', '?!', '\n'])('refuses %j, which has no words', (text) => {
    expect(() => parser.parse(text)).toThrow(ParseError);
    expect(() => parser.parse(text)).toThrow('it has no words');
  });

  it.each([
    'constructor',
    '__proto__',
    'toString chases hasOwnProperty.',
    'x',
    '狗追猫',
    'Собака бежит',
    '3 + 4',
    '"',
    '(dog)',
  ])('gives a sound reduction of %j or says that it has no words', (text) => {
    if (text === '"') {
      expect(() => parser.parse(text)).toThrow(ParseError);
      return;
    }
    const parsed = parser.parse(text);
    checkReduction(parsed.reduction);
    expect(parsed.isComplete).toBe(parsed.reason === undefined);
  });

  it('takes sentences up to a length, and refuses longer ones with what to do', () => {
    const long = `The dog ${'and the dog '.repeat(30)}runs.`;
    const parsed = parser.parse(long);
    checkReduction(parsed.reduction);
    expect(parsed.words.length).toBeGreaterThan(90);
    expect(() => parser.parse(`The dog ${'and the dog '.repeat(40)}runs.`)).toThrow('has at most 100 tokens');
  });

  it('gives the same again', () => {
    const text = 'The man in the park saw a dog with a telescope and the cat ran away because it was late.';
    expect(createLexiconParser(lexicon).parse(text)).toEqual(parser.parse(text));
  });

  it('gives sound reductions without a dependency tree too', () => {
    const plain = new SentenceParser(createLexiconAnnotator(lexicon, { trees: false }));
    const parsed = plain.parse('The dog chased a cat.');
    checkReduction(parsed.reduction);
    expect(triplesOf(parsed)).toEqual(['dog chase cat']);
  });

  it.each([
    ['beam', 0],
    ['typesPerWord', 1.5],
    ['longestItem', -1],
    ['longestSentence', 1001],
  ])('refuses the option %s of %s', (option, value) => {
    expect(() => createLexiconParser(lexicon, { [option]: value })).toThrow(OptionError);
  });
});

const relatives: readonly (readonly [text: string, triples: string])[] = [
  ['The cat that the dog chases sleeps.', 'dog chase cat'],
  ['The cat which the dog chases sleeps.', 'dog chase cat'],
  ['The cat the dog chases sleeps.', 'dog chase cat'],
  ['The man saw the cat that the dog chases.', 'dog chase cat; man see cat'],
  ['The letter that the lawyer wrote surprised the judge.', 'lawyer write letter; letter surprise judge'],
  ['The soup my mother makes contains garlic.', 'mother make soup; soup contain garlic'],
  ['The dog that chases cats sleeps.', 'dog chase cat'],
  ['The idea that the king loves the queen pleased everyone.', 'idea please everyone; king love queen'],
  ['He knows that dogs chase cats.', 'dog chase cat'],
];

const joined: readonly (readonly [text: string, triples: string])[] = [
  ['Cats and dogs chase mice.', 'cat chase mouse; dog chase mouse'],
  ['Mice are chased by cats and dogs.', 'cat chase mouse; dog chase mouse'],
  ['The shop sells shirts, shoes and hats.', 'shop sell hat; shop sell shirt; shop sell shoe'],
  [
    'The boys and girls who found the coin bought sweets.',
    'boy buy sweet; boy find coin; girl buy sweet; girl find coin',
  ],
  ['John, who likes tea, and Mary opened the box.', 'john like tea; john open box; mary open box'],
  ['My brother, a doctor, bought a house.', 'brother buy house'],
];

describe('findTransitive', () => {
  it.each(relatives)('reads relative clauses apart from clauses that say what a noun is: "%s"', (text, triples) => {
    const parsed = parser.parse(text);
    expect(parsed.isComplete).toBe(true);
    checkReduction(parsed.reduction);
    expect(triplesOf(parsed).sort().join('; ')).toBe(triples);
  });

  it('does not take the noun for what the verb lacks where the clause says what it is', () => {
    const parsed = parser.parse('The fact that dogs bark surprised nobody.');
    expect(triplesOf(parsed).filter((triple) => triple.includes('bark'))).toEqual([]);
  });

  it.each(joined)('gives each of joined nouns, and none for an apposition: "%s"', (text, triples) => {
    expect(triplesOf(parser.parse(text)).sort().join('; ')).toBe(triples);
  });

  it('finds the object of a question before its verb', () => {
    expect(triplesOf(parser.parse('How many books did she write?'))).toEqual(['she write book']);
    expect(triplesOf(parser.parse('Which book did the girl read?'))).toEqual(['girl read book']);
  });

  it('takes the noun before an infinitive not for its subject', () => {
    expect(triplesOf(parser.parse('The boy has a plan to rob the bank.'))).toEqual(['boy have plan']);
  });
});

describe('findActions', () => {
  it('finds agents of passives behind other modifiers', () => {
    const parsed = parser.parse('A picture painted in the park by a child won the prize.');
    expect(triplesOf(parsed)).toContain('picture win prize');
    expect(triplesOf(parser.parse('A picture painted by a child fell.'))).toEqual(['child paint picture']);
  });

  it('gives joined verb phrases the same subject, and subjects of complements their controllers', () => {
    expect(triplesOf(parser.parse('The boy kicked the ball and broke the window.'))).toEqual([
      'boy kick ball',
      'boy break window',
    ]);
    expect(triplesOf(parser.parse('The teacher asked the boy to close the window.'))).toEqual([
      'teacher ask boy',
      'boy close window',
    ]);
  });

  it('leaves undefined what is not said', () => {
    expect(findActions(parser.parse('The cat was chased.'))).toEqual([
      { verb: 3, subject: undefined, object: 1, isPassive: true },
    ]);
    expect(findActions(parser.parse('Dogs run.'))).toEqual([
      { verb: 1, subject: 0, object: undefined, isPassive: false },
    ]);
  });
});
