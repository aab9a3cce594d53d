import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNameSpans } from '../../src/corpus/name-spans.js';
import { universalTags } from '../../src/corpus/sentence.js';
import { taggedSentence } from './tagged-sentence.js';

function find(tagged: string): string[] {
  const { tokens } = taggedSentence(tagged);
  return findNameSpans(tokens).map(({ start, end }) =>
    tokens
      .slice(start, end)
      .map(({ form }) => form)
      .join(' '),
  );
}

describe('findNameSpans', () => {
  it('finds runs of proper nouns', () => {
    expect(find('Then/ADV Mary/PROPN Smith/PROPN met/VERB Bob/PROPN')).toEqual(['Mary Smith', 'Bob']);
  });

  it('takes "of", "&" and the like inside a name, and capitalised words beside it', () => {
    expect(find('the/DET University/PROPN of/ADP the/DET Arts/PROPN')).toEqual(['University of the Arts']);
    expect(find('at/ADP Marks/PROPN &/CCONJ Sons/PROPN')).toEqual(['Marks & Sons']);
    expect(find('the/DET Supreme/ADJ Court/PROPN')).toEqual(['Supreme Court']);
    expect(find('a/DET crime/NOUN in/ADP the/DET Criminal/ADJ Code/NOUN')).toEqual(['Criminal Code']);
    expect(find('on/ADP Apollo/PROPN 11/NUM ./PUNCT')).toEqual(['Apollo 11']);
    expect(find('saw/VERB Apollo/PROPN 11/NUM times/NOUN')).toEqual(['Apollo']);
  });

  it('parts names at commas, conjunctions and possessives', () => {
    expect(find("in/ADP Bath/PROPN ,/PUNCT Ohio/PROPN and/CCONJ Bob/PROPN 's/PART Rome/PROPN")).toEqual([
      'Bath',
      'Ohio',
      'Bob',
      'Rome',
    ]);
    expect(find('Bob/PROPN the/DET Rome/PROPN')).toEqual(['Bob', 'Rome']);
  });

  it('leaves out days, months, addresses and marks', () => {
    expect(find('on/ADP Monday/PROPN in/ADP May/PROPN')).toEqual([]);
    expect(find('a@b.org/PROPN #tag/PROPN --/PROPN')).toEqual([]);
  });

  it('takes no common noun for its capital at the start of a sentence or in a headline', () => {
    expect(find('House/NOUN prices/NOUN fall/VERB')).toEqual([]);
    expect(find('New/ADJ House/NOUN Prices/NOUN Fall/VERB Again/ADV')).toEqual([]);
  });

  it('takes no sentence for a headline because it has many names', () => {
    expect(find('Bob/PROPN Smith/PROPN met/VERB Al/PROPN at/ADP the/DET United/ADJ Nations/PROPN')).toEqual([
      'Bob Smith',
      'Al',
      'United Nations',
    ]);
  });

  it('joins what a hyphen without spaces joins', () => {
    const text = 'Anna-Lena';
    const token = (form: string, start: number, tag: 'PROPN' | 'PUNCT') => ({
      form,
      lemma: form,
      tag,
      start,
      end: start + form.length,
    });
    const tokens = [token('Anna', 0, 'PROPN'), token('-', 4, 'PUNCT'), token('Lena', 5, 'PROPN')];
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['Anna', '-', 'Lena']);
    expect(findNameSpans(tokens)).toEqual([{ start: 0, end: 3 }]);
    expect(find('Bob/PROPN -/PUNCT Rome/PROPN')).toEqual(['Bob', 'Rome']);
  });

  it('gives spans in order and without overlap for any tags', () => {
    const forms = ['Bob', 'of', 'the', '-', '11', 'House', 'constructor', '__proto__', '&', 'May'];
    const token = fc.record({ form: fc.constantFrom(...forms), tag: fc.constantFrom(...universalTags) });
    fc.assert(
      fc.property(fc.array(token), (drawn) => {
        const tokens = drawn.map(({ form, tag }, i) => ({
          form,
          lemma: form,
          tag,
          start: 20 * i,
          end: 20 * i + form.length,
        }));
        let last = 0;
        for (const { start, end } of findNameSpans(tokens)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(tokens.length);
          last = end;
        }
      }),
    );
  });
});
