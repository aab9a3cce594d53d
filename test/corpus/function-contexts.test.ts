import { describe, expect, it } from 'vitest';
import { functionContexts } from '../../src/corpus/function-contexts.js';
import { OptionError } from '../../src/errors.js';
import { contextsOf, describeContextExtractor } from '../conformance/context-extractor.js';
import { taggedSentence } from './tagged-sentence.js';

describeContextExtractor('functionContexts', functionContexts);
describeContextExtractor('functionContexts with a wide window', () => functionContexts({ window: 9 }));

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

  it('refuses a window out of range', () => {
    expect(() => functionContexts({ window: 0 })).toThrow(OptionError);
    expect(() => functionContexts({ window: 2.5 })).toThrow(OptionError);
  });
});
