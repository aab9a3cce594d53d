import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { functionContexts } from '../../src/corpus/function-contexts.js';
import { OptionError } from '../../src/errors.js';
import { contextsOf, describeContextExtractor, taggedSentences } from '../conformance/context-extractor.js';
import { taggedSentence } from './tagged-sentence.js';

describeContextExtractor('functionContexts', functionContexts);
describeContextExtractor('functionContexts with a wide window', () => functionContexts({ window: 9 }));

describeContextExtractor('functionContexts of whole patterns of words', () =>
  functionContexts({ parts: 'whole', nouns: 'lemma', verbs: 'all', functionWords: 'dropped', verbless: true }),
);

describe('functionContexts', () => {
  const of = (tagged: string, target: number, options = {}): string[] =>
    contextsOf(functionContexts(options), taggedSentence(tagged))
      .filter(([token]) => token === target)
      .map(([, context]) => context);

  // 0 They  1 rowed  2 boats  3 on  4 the  5 lake
  const rowing = 'They/they/PRON rowed/row/VERB boats/boat/NOUN on/ADP the/DET lake/NOUN';

  it('gives the pattern left of the target, the pattern right of it, and both together', () => {
    // boats: left "they rowed" -> N row, right "on the lake" -> on N; only the left holds a verb.
    expect(of(rowing, 2)).toEqual(['N row X', 'N row X on N']);
    // lake: left "boats on the" -> N on, without a verb.
    expect(of(rowing, 5)).toEqual([]);
    expect(of(rowing, 5, { window: 4 })).toEqual(['row N on X']);
    // They: right "rowed boats on" -> row N on.
    expect(of(rowing, 0)).toEqual(['X row N on']);
  });

  it('makes one N of a run of nouns and keeps the last of a run of verbs', () => {
    expect(of('police/NOUN dogs/NOUN have/AUX been/be/AUX seen/see/VERB today/X', 0, { window: 5 })).toEqual([
      'X N see',
    ]);
    expect(of('x/X have/AUX eaten/eat/VERB state/NOUN funds/NOUN', 0, { window: 4 })).toEqual(['X eat N']);
  });

  it('stops at punctuation', () => {
    expect(of('they/PRON ran/run/VERB ,/PUNCT dogs/NOUN bark/VERB', 3)).toEqual(['X bark']);
    expect(of('they/PRON ran/run/VERB ,/PUNCT dogs/NOUN', 3)).toEqual([]);
  });

  it('drops adjectives, adverbs, determiners and numbers, and writes lemmas in lower case', () => {
    expect(of('x/X Always/ADV EATS/Eat/VERB two/NUM big/ADJ the/DET', 0, { window: 5 })).toEqual(['X eat']);
  });

  it('emits the sides, or the whole pattern, also where it has one side only', () => {
    expect(of(rowing, 2, { parts: 'sides' })).toEqual(['N row X']);
    expect(of(rowing, 2, { parts: 'whole' })).toEqual(['N row X on N']);
    expect(of(rowing, 0, { parts: 'whole' })).toEqual(['X row N on']);
    expect(of('dogs/NOUN bark/VERB', 0, { parts: 'whole' })).toEqual(['X bark']);
    expect(of('dogs/NOUN bark/VERB', 1, { parts: 'whole' })).toEqual([]);
  });

  it('emits the sides and the whole, each pattern once, when it emits all', () => {
    const patterns = (extractor: ReturnType<typeof functionContexts>, sentence: Parameters<typeof contextsOf>[1]) =>
      contextsOf(extractor, sentence).map((pair) => pair.join('\t'));
    fc.assert(
      fc.property(taggedSentences, fc.boolean(), (sentence, verbless) => {
        const of = (parts: 'all' | 'sides' | 'whole') => patterns(functionContexts({ parts, verbless }), sentence);
        expect(new Set(of('all'))).toEqual(new Set([...of('sides'), ...of('whole')]));
        expect(new Set(of('all')).size).toBe(of('all').length);
      }),
    );
  });

  it('writes nouns as lemmas, or drops them', () => {
    expect(of(rowing, 0, { nouns: 'lemma' })).toEqual(['X row boat on']);
    expect(of(rowing, 2, { nouns: 'lemma', window: 4 })).toEqual(['they row X', 'they row X on lake']);
    expect(of(rowing, 2, { nouns: 'dropped' })).toEqual(['row X', 'row X on']);
    expect(of('x/X see/VERB police/NOUN dogs/dog/NOUN', 0, { nouns: 'lemma' })).toEqual(['X see police dog']);
  });

  it('keeps every verb of a run, and drops function words, when asked', () => {
    const seen = 'dogs/dog/NOUN have/AUX been/be/AUX seen/see/VERB by/ADP cats/cat/NOUN';
    expect(of(seen, 0)).toEqual(['X see']);
    expect(of(seen, 0, { verbs: 'all' })).toEqual(['X have be see']);
    expect(of(seen, 5)).toEqual(['see by X']);
    expect(of(seen, 5, { functionWords: 'dropped' })).toEqual(['see X']);
  });

  it('emits patterns without a verb when asked, and never an empty one', () => {
    expect(of(rowing, 5, { verbless: true })).toEqual(['N on X']);
    expect(of('the/DET big/ADJ dog/NOUN', 2, { verbless: true })).toEqual([]);
  });

  it('tells every option in its history', () => {
    expect(functionContexts({ verbs: 'all' }).options).toEqual({
      window: 3,
      parts: 'all',
      nouns: 'class',
      verbs: 'all',
      functionWords: 'kept',
      verbless: false,
    });
  });

  it.each([{ parts: 'none' }, { nouns: 'N' }, { verbs: 'first' }, { functionWords: '' }])('refuses %o', (options) => {
    expect(() => functionContexts(options as never)).toThrow(OptionError);
  });

  it('refuses a window out of range', () => {
    expect(() => functionContexts({ window: 0 })).toThrow(OptionError);
    expect(() => functionContexts({ window: 2.5 })).toThrow(OptionError);
  });
});
