import { describe, expect, it } from 'vitest';
import type { UniversalTag } from '../../../src/corpus/sentence.js';
import { type ParsedWords, schemaFromParse, spansOfParse } from '../../../src/llm/circuits/schema-from-parse.js';

/** A sentence of lines "form tag head relation", heads counted from 1, 0 for the root. */
function parseOf(...lines: readonly string[]): Required<ParsedWords> {
  const rows = lines.map((line) => line.split(' ') as [string, UniversalTag, string, string]);
  return {
    tokens: rows.map(([form, tag]) => ({ form, tag })),
    tree: { heads: rows.map(([, , head]) => Number(head) - 1), relations: rows.map(([, , , relation]) => relation) },
  };
}

const prepositional = parseOf(
  'the DET 2 det',
  'keys NOUN 8 nsubj',
  'to ADP 6 case',
  'the DET 6 det',
  'old ADJ 6 amod',
  'cabinet NOUN 2 nmod',
  'are AUX 8 cop',
  'rusty ADJ 0 root',
);

describe('spansOfParse', () => {
  it('tells subject, attractor and what belongs to each', () => {
    expect(spansOfParse(prepositional, 6)).toEqual([
      'subject modifier',
      'subject',
      'preposition',
      'attractor modifier',
      'attractor modifier',
      'attractor',
      'asked',
      'predicate',
    ]);
  });

  it('tells complementisers and the words of a relative clause', () => {
    const relative = parseOf(
      'the DET 2 det',
      'dogs NOUN 7 nsubj',
      'that PRON 6 obj',
      'the DET 5 det',
      'cat NOUN 6 nsubj',
      'sees VERB 2 acl:relcl',
      'bark VERB 0 root',
      'loudly ADV 7 advmod',
    );
    expect(spansOfParse(relative, 6)).toEqual([
      'subject modifier',
      'subject',
      'complementiser',
      'attractor modifier',
      'attractor',
      'embedded verb',
      'asked',
      'rest',
    ]);
    // Asked for the verb inside, its own subject is the subject.
    expect(spansOfParse(relative, 5).slice(3, 6)).toEqual(['subject modifier', 'subject', 'asked']);
  });

  it('takes the main clause where no verb is asked for, and tells objects', () => {
    const clause = parseOf('she PRON 2 nsubj', 'saw VERB 0 root', 'the DET 4 det', 'bank NOUN 2 obj');
    expect(spansOfParse(clause, -1)).toEqual(['subject', 'predicate', 'rest', 'object']);
    expect(spansOfParse(clause, 3)).toEqual(['subject', 'predicate', 'rest', 'asked']);
  });
});

describe('schemaFromParse', () => {
  it('parses the words with the answer in the place of the asked one', () => {
    const seen: string[] = [];
    const schema = schemaFromParse((words) => {
      seen.push(words.join(' '));
      return prepositional;
    });
    const words = ['the', 'keys', 'to', 'the', 'old', 'cabinet', '_', 'rusty'];
    const { names, spans } = schema.apply(words, { asked: 6, answer: 'are' });
    expect(seen).toEqual(['the keys to the old cabinet are rusty']);
    expect(names[spans[5] as number]).toBe('attractor');
  });

  it('throws where the parse has other tokens or no tree', () => {
    expect(() => schemaFromParse(() => prepositional).apply(['the', 'keys'])).toThrow('expected one token a word');
    expect(() => schemaFromParse(() => ({ tokens: [] })).apply([])).toThrow('has no tree');
  });
});
