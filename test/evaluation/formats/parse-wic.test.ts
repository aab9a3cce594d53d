import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseWic } from '../../../src/evaluation/formats/parse-wic.js';

const dataFile = (text: string) => ({ path: 'tiny.data.txt', text });
const goldFile = (text: string) => ({ path: 'tiny.gold.txt', text });

const data = `bank\tN\t1-3\tThe bank lent .\tWe sat on banks of rivers .
constructor\tN\t0-4\tConstructor of ships .\tHer father\u00A0in law , constructor .
give_up\tV\t1-0\tDo n't give up\tGave up
`;
const gold = 'F\nT\nF\n';

function failure(text: string, labels = gold): string {
  try {
    parseWic(dataFile(text), goldFile(labels));
  } catch (error) {
    if (error instanceof FileFormatError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe('parseWic', () => {
  it('reads word, part of speech, both contexts with their targets, and the label', () => {
    const { kind, items, findings } = parseWic(dataFile(data), goldFile(gold));
    expect([kind, findings]).toEqual(['words-in-context', []]);
    expect(items[0]).toEqual({
      id: '1',
      lemma: 'bank',
      partOfSpeech: 'n',
      contexts: [
        { tokens: ['The', 'bank', 'lent', '.'], target: 1 },
        { tokens: ['We', 'sat', 'on', 'banks', 'of', 'rivers', '.'], target: 3 },
      ],
      label: false,
    });
    expect(items.map(({ lemma, partOfSpeech, label }) => [lemma, partOfSpeech, label])).toEqual([
      ['bank', 'n', false],
      ['constructor', 'n', true],
      ['give up', 'v', false],
    ]);
  });

  it('parts tokens at spaces only, so that the indices hold', () => {
    const [, second] = parseWic(dataFile(data)).items;
    expect(second?.contexts[1].tokens).toEqual(['Her', 'father\u00A0in', 'law', ',', 'constructor', '.']);
  });

  it('reads the same from CR-LF without a final newline', () => {
    const crlf = (text: string) => text.trimEnd().replaceAll('\n', '\r\n');
    expect(parseWic(dataFile(crlf(data)), goldFile(crlf(gold)))).toEqual(parseWic(dataFile(data), goldFile(gold)));
  });

  it('leaves the labels undefined where the gold is not given', () => {
    expect(parseWic(dataFile(data)).items.map(({ label }) => label)).toEqual([undefined, undefined, undefined]);
  });

  it('tells of lines given twice', () => {
    const [first = ''] = data.split('\n');
    const { findings } = parseWic(dataFile(data + first), goldFile(`${gold}F`));
    expect(findings).toEqual(['tiny.data.txt, line 4: the same as line 1.']);
  });

  it.each([
    ['\tN\t1-3', '\tN', /^tiny\.data\.txt, line 1: 4 columns; expected word, N or V, indices and two sentences/],
    ['\tN\t1-3', '\tA\t1-3', /line 1: "A" is no part of speech; expected N or V/],
    ['1-3', '1', /line 1: "1" gives no places; expected two indices/],
    ['1-3', '1-7', /line 1: "7" is no place in "We sat .*"; expected the index of one of 7 tokens, from 0/],
  ])('refuses "%s" turned into "%s", naming the line', (before, after, message) => {
    expect(failure(data.replace(before, after))).toMatch(message);
  });

  it('refuses other labels, and a gold of another length', () => {
    expect(failure(data, 'F\nt\nF\n')).toBe('tiny.gold.txt, line 2: "t" is no label; expected T or F.');
    expect(failure(data, 'F\nT\n')).toMatch(
      /^tiny\.gold\.txt, line 2: 2 labels; expected 3, one for each line of tiny/,
    );
    expect(failure(data.replace('\n', '\n\n'))).toMatch(/^tiny\.gold\.txt, line 3: 3 labels; expected 4/);
  });

  it.for([
    ['train', 5428, 2714],
    ['dev', 638, 319],
  ] as const)('reads the published %s part: %i items, %i of one meaning', ([part, size, same], context) => {
    const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wic');
    if (!existsSync(folder)) context.skip(`${folder} is not there; set QUALIA_DATA`);
    const read = (path: string) => ({ path, text: readFileSync(path, 'utf8') });
    const set = parseWic(read(join(folder, `${part}.data.txt`)), read(join(folder, `${part}.gold.txt`)));
    expect(set.findings).toEqual([]);
    expect(set.items).toHaveLength(size);
    expect(set.items.filter(({ label }) => label)).toHaveLength(same);
    // Where the target starts like the word the index is right; only irregular forms may differ.
    const alike = set.items.flatMap(({ lemma, contexts }) =>
      contexts.map(({ tokens, target }) => tokens[target]?.toLowerCase()[0] === lemma[0]?.toLowerCase()),
    );
    expect(alike.filter(Boolean).length / alike.length).toBeGreaterThan(0.99);
  });
});
