import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseWicTsv, type WicTsvFiles } from '../../../src/evaluation/formats/parse-wic-tsv.js';

const texts = {
  examples: 'ship\t1\tThe ship sailed\n__proto__\t0\tProto is odd .\nseal\t2\tA grey seal',
  definitions: 'a vessel; (nautical) large\nnothing much\na stamp',
  hypernyms: 'vessel\tmeans_of_transport\n\nstamp',
  labels: 'T\nF\nF',
  domains: '0\n3\n0',
};

function files(change: Partial<typeof texts> = {}, ending = ''): WicTsvFiles {
  const all = { ...texts, ...change };
  const file = (name: keyof typeof texts) => ({ path: `${name}.txt`, text: all[name] + ending });
  return {
    examples: file('examples'),
    definitions: file('definitions'),
    hypernyms: file('hypernyms'),
    labels: file('labels'),
    domains: file('domains'),
  };
}

function failure(change: Partial<typeof texts>): string {
  try {
    parseWicTsv(files(change));
  } catch (error) {
    if (error instanceof FileFormatError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe('parseWicTsv', () => {
  it('puts the n-th lines together, and tells of a sense without hypernyms', () => {
    const { kind, items, findings } = parseWicTsv(files());
    expect(kind).toBe('target-senses');
    expect(items[0]).toEqual({
      id: '1',
      lemma: 'ship',
      context: { tokens: ['The', 'ship', 'sailed'], target: 1 },
      definition: 'a vessel; (nautical) large',
      hypernyms: ['vessel', 'means of transport'],
      label: true,
      domain: '0',
    });
    expect(items.map(({ lemma, hypernyms, label, domain }) => [lemma, hypernyms.length, label, domain])).toEqual([
      ['ship', 2, true, '0'],
      ['__proto__', 0, false, '3'],
      ['seal', 1, false, '0'],
    ]);
    expect(findings).toEqual(['hypernyms.txt, line 2: the sense has no hypernyms.']);
  });

  it('reads the same with a final newline, and from CR-LF', () => {
    const crlf = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]));
    expect(parseWicTsv(files({}, '\n'))).toEqual(parseWicTsv(files()));
    expect(parseWicTsv(files(crlf, '\r\n'))).toEqual(parseWicTsv(files()));
  });

  it('leaves labels and domains undefined where their files are not given', () => {
    const { examples, definitions, hypernyms } = files();
    const { items } = parseWicTsv({ examples, definitions, hypernyms });
    expect(items.map(({ label, domain }) => [label, domain])).toEqual(Array(3).fill([undefined, undefined]));
  });

  it.each([
    [{ examples: texts.examples.replace('\t1', '') }, /^examples\.txt, line 1: 2 columns; expected word, index/],
    [{ examples: texts.examples.replace('\t2', '\t3') }, /^examples\.txt, line 3: "3" is no place .* one of 3 tokens/],
    [{ examples: texts.examples.replace('\t2', '\t-1') }, /^examples\.txt, line 3: "-1" is no place/],
    [{ definitions: 'a\n\nc' }, /^definitions\.txt, line 2: the line is empty; expected a definition/],
    [{ definitions: 'a\nb' }, /^definitions\.txt, line 2: 2 lines; expected 3, one for each line of examples\.txt/],
    [{ labels: 'T\nF\n1' }, /^labels\.txt, line 3: "1" is no label; expected T or F/],
    [{ domains: '0\n \n1' }, /^domains\.txt, line 2: the line is empty/],
  ])('refuses %j, naming file and line', (change, message) => {
    expect(failure(change)).toMatch(message);
  });

  it.for([
    ['Training', 'train', 2828, 1414, 1],
    ['Development', 'dev', 389, 198, 0],
    ['Test', 'test', 1306, undefined, 0],
  ] as const)('reads the published part %s', ([folder, part, size, positive, bare], context) => {
    const archive = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wic_tsv/wic_tsv_en.tar.xz');
    if (!existsSync(archive)) context.skip(`${archive} is not there; set QUALIA_DATA`);
    const file = (field: string) => {
      const path = `./data/en/${folder}/${part}_${field}.txt`;
      return { path, text: execFileSync('tar', ['-xJOf', archive, path], { encoding: 'utf8' }) };
    };
    const extra = positive === undefined ? { domains: file('domains') } : { labels: file('labels') };
    const set = parseWicTsv({
      examples: file('examples'),
      definitions: file('definitions'),
      hypernyms: file('hypernyms'),
      ...extra,
    });
    expect(set.items).toHaveLength(size);
    expect(set.findings).toHaveLength(bare);
    if (positive === undefined) {
      const general = set.items.filter(({ domain }) => domain === '0');
      expect(general).toHaveLength(717);
    } else expect(set.items.filter(({ label }) => label)).toHaveLength(positive);
  });
});
