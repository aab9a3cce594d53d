import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseMetonymyJson } from '../../../src/evaluation/formats/parse-metonymy-json.js';
import { scoreLabels } from '../../../src/evaluation/scores/score-labels.js';

const entries = [
  { sentence: ['Shares', 'of', 'Old', 'Mill', 'fell', '.'], pos: [2, 4], label: 1 },
  { sentence: ['Acme', 'hires'], pos: [0, 1], label: 0 },
  { sentence: ['Buy', 'Acme'], pos: [1, 2], label: 1 },
];
const parse = (text: string) => parseMetonymyJson({ path: 'tiny.json', text }, { nameClass: 'organization' });

function failure(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof FileFormatError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe('parseMetonymyJson', () => {
  it('joins the tokens and finds the name in the text', () => {
    const { kind, items, findings } = parse(JSON.stringify(entries));
    expect([kind, findings]).toEqual(['metonymy', []]);
    expect(items[0]).toEqual({
      id: '1',
      text: 'Shares of Old Mill fell .',
      start: 10,
      end: 18,
      nameClass: 'organization',
      label: 'metonymic',
      pattern: undefined,
    });
    expect(items.map(({ id, text, start, end, label }) => [id, text.slice(start, end), label])).toEqual([
      ['1', 'Old Mill', 'metonymic'],
      ['2', 'Acme', 'literal'],
      ['3', 'Acme', 'metonymic'],
    ]);
  });

  it('tells of items given twice', () => {
    const { items, findings } = parse(JSON.stringify([...entries, entries[1], { ...entries[0], label: 0 }]));
    expect(items).toHaveLength(5);
    expect(findings).toEqual([
      'tiny.json, item 4: the same text and name as item 2.',
      'tiny.json, item 5: the same text and name as item 1 with the other label.',
    ]);
  });

  it('refuses what is no JSON array, naming the line', () => {
    expect(failure('[\r\n{"sentence": ["a"],}\n]')).toMatch(/^tiny\.json, line 2: .*expected a JSON array/);
    expect(failure('[\n{"sentence": ["a"]')).toMatch(/^tiny\.json, line 2: .*expected a JSON array/);
    expect(failure('{}')).toMatch(/line 1: no array; expected a JSON array/);
  });

  it.each([
    [null, /no object; expected \{ sentence, pos, label \}/],
    [{ ...entries[1], sentence: 'Acme hires' }, /"sentence" is no list of tokens/],
    [{ ...entries[1], sentence: ['Acme', ''] }, /"sentence" is no list of tokens/],
    [{ ...entries[1], pos: [0, 3] }, /"pos" is \[0,3\]; expected \[first, end\] with 0 <= first < end <= 2/],
    [{ ...entries[1], pos: [1, 1] }, /"pos" is \[1,1\]/],
    [{ ...entries[1], pos: [0, 1, 2] }, /"pos" is \[0,1,2\]/],
    [{ ...entries[1], pos: [0.5, 1] }, /"pos" is \[0\.5,1\]/],
    [{ ...entries[1], pos: undefined }, /"pos" is undefined/],
    [{ ...entries[1], label: '1' }, /"label" is "1"; expected 0 or 1/],
    [{ ...entries[1], label: 2 }, /"label" is 2; expected 0 or 1/],
  ])('refuses the item %j, naming its number', (entry, message) => {
    const text = failure(JSON.stringify([entries[0], entry]));
    expect(text).toMatch(/^tiny\.json, item 2: /);
    expect(text).toMatch(message);
  });

  it.for([
    ['companies', 'organization', 1090, 'literal', 63.4, 1],
    ['relocar', 'location', 1026, 'metonymic', 50.4, 0],
    ['semeval', 'location', 925, 'literal', 79.7, 4],
  ] as const)('reads the published %s: %s, %i names, mostly %s', (corpus, context) => {
    const [name, nameClass, size, label, percent, twice] = corpus;
    const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'metonymy', `${name}_train.json`);
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const { items, findings } = parseMetonymyJson({ path, text: readFileSync(path, 'utf8') }, { nameClass });
    expect(items).toHaveLength(size);
    const { majority } = scoreLabels(items.map((item) => ({ gold: item.label, answer: undefined })));
    expect(majority.label).toBe(label);
    expect(Math.round(1000 * majority.share) / 10).toBe(percent);
    expect(findings).toHaveLength(twice);
  });
});
