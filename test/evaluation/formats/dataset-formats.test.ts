import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError, OptionError, ShapeError } from '../../../src/errors.js';
import type { DatasetFile } from '../../../src/evaluation/dataset.js';
import { datasetFormats } from '../../../src/evaluation/formats/dataset-formats.js';

const parse = (format: string, files: readonly DatasetFile[], columns?: string) => {
  const parser = datasetFormats.get(format);
  if (parser === undefined) throw new OptionError('format', format, 'a known one');
  return parser(files, columns);
};
const text = (name: string, source: string, ...words: string[]): DatasetFile => ({
  path: join('wsd', `${name}.data.xml`),
  text: `<?xml version="1.0"?>\n<corpus lang="en" source="${source}">\n<text id="d000">\n<sentence id="d000.s000">\n<wf lemma="the" pos="DET">The</wf>\n${words
    .map((word, index) => `<instance id="d000.s000.t00${index}" lemma="${word}" pos="NOUN">${word}</instance>`)
    .join('\n')}\n</sentence>\n</text>\n</corpus>\n`,
});
const key = (name: string, ...words: string[]): DatasetFile => ({
  path: join('wsd', `${name}.gold.key.txt`),
  text: words.map((word, index) => `d000.s000.t00${index} ${word}%1:00:00::\n`).join(''),
});

describe('the format all-words', () => {
  it('reads a text with its key, whatever the names and the order', () => {
    const alone = parse('all-words', [
      { ...key('a', 'cat'), path: 'gold.txt' },
      { ...text('b', 'made-up', 'cat'), path: 'words.xml' },
    ]);
    expect(alone).toMatchObject({
      kind: 'all-words',
      name: 'made-up',
      instances: [{ id: 'd000.s000.t000', dataset: 'made-up', sentence: 0, token: 1, gold: ['cat%1:00:00::'] }],
    });
  });

  it('joins several texts, whose ids get the names of their data sets, as in the file of all', () => {
    const files = [
      text('one', 'one', 'cat', 'dog'),
      key('two', 'sun'),
      text('two', 'two', 'sun'),
      key('one', 'cat', 'dog'),
    ];
    const joined = parse('all-words', files);
    expect(joined).toMatchObject({
      name: 'one+two',
      sentences: [{ id: 'one.d000.s000' }, { id: 'two.d000.s000' }],
      instances: [
        { id: 'one.d000.s000.t000', dataset: 'one', sentence: 0 },
        { id: 'one.d000.s000.t001', dataset: 'one', sentence: 0 },
        { id: 'two.d000.s000.t000', dataset: 'two', sentence: 1, lemma: 'sun' },
      ],
    });
  });

  it('refuses a text without key, a key without text, the same text twice and no text', () => {
    const [one, two] = [text('one', 'one', 'cat'), text('two', 'two', 'sun')];
    const all =
      (...files: DatasetFile[]) =>
      () =>
        parse('all-words', files);
    expect(all(one, key('one', 'cat'), two)).toThrow('there is no two.gold.key.txt');
    expect(all(one, key('one', 'cat'), key('two', 'sun'))).toThrow('there is no two.data.xml');
    expect(all(one, key('one', 'cat'), { ...one, path: 'three.data.xml' }, key('three', 'cat'))).toThrow(
      'two texts have an instance "one.d000.s000.t000"',
    );
    expect(all(key('one', 'cat'))).toThrow(FileFormatError);
    expect(all()).toThrow('expected a text in XML');
  });
});

describe('the formats of several files', () => {
  it('find the data and the gold of WiC by name, and take the order where names say nothing', () => {
    const data = 'bank\tN\t0-1\tBanks close .\tThe bank rose .\n';
    const files = [
      { path: 'dev.gold.txt', text: 'F\n' },
      { path: 'dev.data.txt', text: data },
    ];
    const expected = { kind: 'words-in-context', items: [{ lemma: 'bank', label: false }] };
    expect(parse('wic', files)).toMatchObject(expected);
    expect(
      parse('wic', [
        { path: 'a', text: data },
        { path: 'b', text: 'F\n' },
      ]),
    ).toMatchObject(expected);
    expect(parse('wic', [{ path: 'a', text: data }])).toMatchObject({ items: [{ label: undefined }] });
    expect(() => parse('wic', [])).toThrow(ShapeError);
  });

  it('know the fields of WiC-TSV by name', () => {
    const files = [
      { path: 'x_labels.txt', text: 'T\n' },
      { path: 'x_hypernyms.txt', text: 'place\n' },
      { path: 'x_definitions.txt', text: 'land beside a river\n' },
      { path: 'x_examples.txt', text: 'bank\t1\tThe bank rose .\n' },
    ];
    expect(parse('wic-tsv', files)).toMatchObject({
      items: [{ lemma: 'bank', definition: 'land beside a river', hypernyms: ['place'], label: true }],
    });
    expect(() => parse('wic-tsv', files.slice(0, 3))).toThrow('there is no file of examples');
    expect(() => parse('wic-tsv', [...files, { path: 'y_labels.txt', text: 'T\n' }])).toThrow('two files of labels');
    expect(() => parse('wic-tsv', [{ path: 'notes.txt', text: '' }])).toThrow('notes.txt, the file name');
  });

  it('tell the literal from the metonymic file of ReLocaR by name', () => {
    const line = (name: string) => `${name}<SEP>They went to <ENT>${name}<ENT>.\n`;
    const files = [
      { path: 'metonymic.txt', text: line('Rome') },
      { path: 'literal.txt', text: line('Oslo') },
    ];
    expect(parse('relocar-text', files)).toMatchObject({ items: [{ label: 'literal' }, { label: 'metonymic' }] });
    expect(() => parse('relocar-text', files.slice(1))).toThrow(ShapeError);
  });
});

describe('the formats of one file', () => {
  it('take the names of companies for organizations, those of places for locations', () => {
    const files = [{ path: 'a.json', text: '[{"sentence": ["Acme", "grew", "."], "pos": [0, 1], "label": 1}]' }];
    for (const [format, nameClass] of [
      ['metonymy-companies', 'organization'],
      ['metonymy-countries-json', 'location'],
      ['relocar-json', 'location'],
    ] as const) {
      expect(parse(format, files)).toMatchObject({ items: [{ nameClass, label: 'metonymic' }] });
    }
  });

  it('give fourteen choices, half of them under the stem turned round, with the same solution', () => {
    const file = { path: 'q.txt', text: 'sea dog | sailor | sea | dog | ocean | hound | tin | lamp' };
    const [seven, fourteen] = [parse('turney2012', [file]), parse('turney2012-14', [file])];
    const choices = seven.kind === 'choices' ? (seven.questions[0]?.choices ?? []) : [];
    expect(choices).toHaveLength(7);
    expect(fourteen).toMatchObject({
      questions: [
        {
          choices: [...choices, ...choices],
          stems: [...Array(7).fill(['sea', 'dog']), ...Array(7).fill(['dog', 'sea'])],
          solution: 0,
        },
      ],
    });
  });

  it('read a table by the columns of its manifest, and ask for them', () => {
    const files = [{ path: 'a.csv', text: 'a,b,mean\nsnow,rain,7' }];
    expect(parse('table', files, 'left=a,right=b,score=mean')).toMatchObject({ pairs: [{ ratings: [{ value: 7 }] }] });
    expect(() => parse('table', files)).toThrow(OptionError);
  });

  it('refuse several files', () => {
    expect(() => parse('sat', [])).toThrow(ShapeError);
  });
});
