import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import type { DatasetFile } from '../../../src/evaluation/dataset.js';
import { parseRelationDegrees } from '../../../src/evaluation/formats/parse-relation-degrees.js';

const file = (path: string, ...lines: readonly string[]): DatasetFile => ({ path, text: lines.join('\n') });
const answer = (...fields: readonly string[]): string => fields.map((field) => `"${field}"`).join('\t');

const paradigms = file(
  'subcategories-paradigms.txt',
  '1, a, KINDS, Animal:Kind, bird:wren, fish:pike',
  '1, b, KINDS, Other, a:b. c: d,e:f g:h',
  '10, a, SIGNS, Sign, siren:danger',
);
const shown = ['cat:tom', 'dog:pug', 'pug:dog', 'ox:cart'] as const;
const answers = file(
  'Testing/Phase2Answers/Phase2Answers-1a.txt',
  '# pair1\tpair2\tpair3\tpair4\tleast_illustrative\tmost_illustrative\tuser_selected_relation',
  answer(...shown, 'ox:cart', 'cat:tom', 'Y is a kind of X'),
  answer(...shown, 'ox:cart', 'dog:pug', 'Y is a kind of X'),
  answer(...shown, '', 'dog:pug', 'Y is a kind of X'),
  answer('ox:cart', 'cow:jersey', 'dog:pug', 'hen:egg', 'hen:egg', 'hen:egg', 'Y is a kind of X'),
);
// Most less least, over the times shown.
const expected = new Map([
  ['cat:tom', (100 * (1 - 0)) / 3],
  ['dog:pug', (100 * (2 - 0)) / 4],
  ['pug:dog', (100 * (0 - 0)) / 3],
  ['ox:cart', (100 * (0 - 2)) / 4],
  ['cow:jersey', 0],
  ['hen:egg', 100 * (1 - 1)],
]);

describe('parseRelationDegrees', () => {
  it('counts how often each pair of a question was the most and the least illustrative', () => {
    const { kind, relations } = parseRelationDegrees([paradigms, answers]);
    expect(kind).toBe('relation-degrees');
    expect(relations).toHaveLength(1);
    expect(relations[0]?.questions).toEqual([
      { pairs: shown.map((pair) => pair.split(':')), most: [1, 2, 0, 0], least: [0, 0, 0, 2] },
      {
        pairs: [
          ['ox', 'cart'],
          ['cow', 'jersey'],
          ['dog', 'pug'],
          ['hen', 'egg'],
        ],
        most: [0, 0, 0, 1],
        least: [0, 0, 0, 1],
      },
    ]);
  });

  it('rates pairs by the answers where no ratings are given, the highest first', () => {
    const rated = parseRelationDegrees([paradigms, answers]).relations[0]?.rated ?? [];
    expect(new Map(rated.map(({ pair, score }) => [pair.join(':'), score]))).toEqual(expected);
    const scores = rated.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('takes given ratings as they are, and tells where the answers give others', () => {
    const lines = [...expected].map(([pair, score]) => ` ${score.toFixed(1)} "${pair}"`);
    const gold = file('GoldRatings-1a.txt', '#', '#  Score = Most - Least', ...lines, '');
    const { relations, findings } = parseRelationDegrees([answers, paradigms, gold]);
    expect(relations[0]?.rated[0]).toEqual({ pair: ['cat', 'tom'], score: 33.3 });
    expect(findings.filter((finding) => finding.includes('GoldRatings'))).toEqual([]);
    const other = file('GoldRatings-1a.txt', ...lines.slice(1), lines[1] ?? '', ' 1.0 "new:pair"');
    expect(parseRelationDegrees([answers, paradigms, other]).findings).toEqual(
      expect.arrayContaining([
        expect.stringContaining('line 6: "dog:pug" is rated twice'),
        'GoldRatings-1a.txt: 1 ratings are not what the answers give.',
        'GoldRatings-1a.txt: 1 pairs of the answers have no rating.',
      ]),
    );
  });

  it('tells of answers that leave a choice open or choose one pair twice', () => {
    expect(parseRelationDegrees([paradigms, answers]).findings).toEqual([
      'Testing/Phase2Answers/Phase2Answers-1a.txt: 1 answers leave the most or the least illustrative pair open.',
      'Testing/Phase2Answers/Phase2Answers-1a.txt: 1 answers name one pair as the most and the least illustrative.',
    ]);
  });

  it('sorts classes by number and letter, names them, and reads paradigms whatever parts them', () => {
    const gold = ['10a', '1b', '1a'].map((id) => file(`x/GoldRatings-${id}.txt`, '50.0 "a:b c"', '-1 "c:d"'));
    const { relations, findings } = parseRelationDegrees([...gold, paradigms, file('README.txt', 'not read')]);
    expect(relations.map(({ id, name }) => [id, name])).toEqual([
      ['1a', 'KINDS: Animal:Kind'],
      ['1b', 'KINDS: Other'],
      ['10a', 'SIGNS: Sign'],
    ]);
    expect(relations[1]?.paradigms.map((pair) => pair.join(':'))).toEqual(['a:b', 'c:d', 'e:f', 'g:h']);
    expect(relations[0]?.rated[0]).toEqual({ pair: ['a', 'b c'], score: 50 });
    expect(relations[0]?.questions).toEqual([]);
    expect(findings).toEqual([expect.stringContaining('subcategories-paradigms.txt, line 2: the pairs')]);
  });

  it('takes name and paradigms of the first phase where the list is missing', () => {
    const lines = [
      '#Question 1(a) KINDS: Kind',
      '',
      'Consider the following word pairs:',
      '',
      'bird:wren',
      'fish:pike',
      '',
    ];
    const question = {
      path: 'Phase1Questions-1a.txt',
      text: [...lines, 'What relation best describes these?'].join('\r\n'),
    };
    const [relation] = parseRelationDegrees([question, answers]).relations;
    expect(relation).toMatchObject({
      name: 'KINDS: Kind',
      paradigms: [
        ['bird', 'wren'],
        ['fish', 'pike'],
      ],
    });
  });

  it('reads CR-LF and a missing last end of line alike', () => {
    const windows = [paradigms, answers].map(({ path, text }) => ({ path, text: `${text.replaceAll('\n', '\r\n')}` }));
    expect(parseRelationDegrees(windows)).toEqual(parseRelationDegrees([paradigms, answers]));
  });

  it('refuses lines of other forms and classes without paradigms, with line and expectation', () => {
    const parse =
      (path: string, ...lines: readonly string[]) =>
      () =>
        parseRelationDegrees([paradigms, file(path, ...lines)]);
    const path = 'Phase2Answers-1a.txt';
    expect(parse(path, answer(...shown, 'ox:cart'))).toThrow(/line 1: expected four quoted pairs/);
    expect(parse(path, '#', answer(...shown, 'no:pair', 'ox:cart'))).toThrow(/line 2: expected one of the four pairs/);
    expect(parse(path, answer('cat', 'a:b', 'c:d', 'e:f', 'a:b', 'a:b'))).toThrow(
      /expected a pair "word:word", found "cat"/,
    );
    expect(parse(path, '# only a comment')).toThrow(/expected answers, found none/);
    expect(parse('GoldRatings-1a.txt', 'high "a:b"')).toThrow(/line 1: expected a number and a quoted pair/);
    expect(parse('GoldRatings-1a.txt', '1.0 ":b"')).toThrow(/expected a pair/);
    expect(parse('GoldRatings-2a.txt', '1.0 "a:b"')).toThrow(/class 2a: expected its paradigms in/);
    expect(parse('GoldRatings.txt', '1.0 "a:b"')).toThrow(/found none/);
    expect(() => parseRelationDegrees([])).toThrow(FileFormatError);
    const gold = file('GoldRatings-1a.txt', '1.0 "a:b"');
    for (const line of ['1, a, KINDS', '1, a, KINDS, Kind, bird wren', '1, a, KINDS, Kind, bird:wren fish']) {
      expect(() => parseRelationDegrees([gold, file('subcategories-paradigms.txt', line)])).toThrow(FileFormatError);
    }
  });

  it('goes over a line once, however long its words are', () => {
    const gold = file('GoldRatings-1a.txt', '1.0 "a:b"');
    const long = file('subcategories-paradigms.txt', `1, a, KINDS, Kind, bird:wren,${'<a>'.repeat(200_000)}`);
    expect(() => parseRelationDegrees([gold, long])).toThrow('expected pairs "word:word, word:word"');
  });
});

describe('parseRelationDegrees on the published training classes', () => {
  const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'semeval2012_task2');
  const readAll = (): DatasetFile[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

  it('reads ten classes, 427 rated pairs and 1071 questions, and the ratings are what the answers give', (context) => {
    if (!existsSync(folder)) return context.skip(`${folder} is not there; set QUALIA_DATA`);
    const files = readAll();
    const { relations, findings } = parseRelationDegrees(files);
    expect(relations.map(({ id }) => id)).toEqual(['1a', '2c', '2h', '3a', '3c', '4c', '5d', '5i', '7a', '10a']);
    expect(relations[0]).toMatchObject({ name: 'CLASS-INCLUSION: Taxonomic' });
    expect(relations.flatMap(({ rated }) => rated)).toHaveLength(427);
    expect(relations.flatMap(({ questions }) => questions)).toHaveLength(1071);
    expect(relations[0]?.questions).toHaveLength(103);
    expect(findings.filter((finding) => finding.includes('GoldRatings'))).toEqual([]);
    const first = parseRelationDegrees(files.filter(({ path }) => !path.includes('subcategories'))).relations;
    expect(first.map(({ paradigms: pairs }) => pairs)).toEqual(relations.map(({ paradigms: pairs }) => pairs));
  });

  it('reads the paradigms of all 79 classes', (context) => {
    const path = join(folder, 'subcategories-paradigms.txt');
    if (!existsSync(path)) return context.skip(`${path} is not there; set QUALIA_DATA`);
    const text = readFileSync(path, 'utf8');
    const ids = Array.from(text.matchAll(/^(\d+), ([a-z]),/gm), ([, number, letter]) => `${number}${letter}`);
    const gold = ids.map((id) => file(`GoldRatings-${id}.txt`, '1.0 "a:b"'));
    const { relations } = parseRelationDegrees([...gold, { path, text }]);
    expect(relations).toHaveLength(79);
    for (const { paradigms: pairs } of relations) expect(pairs.length).toBeGreaterThanOrEqual(3);
  });
});
