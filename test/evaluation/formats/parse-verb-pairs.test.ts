import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import type { RatedPair, RatedPairSet, Rating } from '../../../src/evaluation/dataset.js';
import {
  parseGs2011,
  parseGs2012,
  parseGs2013,
  parseKs2013Conll,
  parseKs2014,
  parseMl2008,
} from '../../../src/evaluation/formats/parse-verb-pairs.js';
import { measureAgreement } from '../../../src/evaluation/statistics/rater-agreement.js';
import { spearman } from '../../../src/matrix/correlation.js';

const folder = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
const gsHeader = 'participant verb subject object landmark input hilo';
const gs2012Header = 'sentence_id annotator_id adj_subj subj landmark verb adj_obj obj annotator_score';

const file = (...lines: string[]) => ({ path: 'pairs.txt', text: lines.join('\n') });
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanRating = ({ ratings }: RatedPair) => meanOf(ratings.map(({ value }) => value));
const countRatings = ({ pairs }: RatedPairSet) => pairs.reduce((sum, { ratings }) => sum + ratings.length, 0);
const valuesOf = ({ pairs }: RatedPairSet, level: string) =>
  pairs.flatMap((pair) => pair.ratings.filter((rating) => (rating.level ?? pair.level) === level));

const keepFirst = (ratings: readonly Rating[]) =>
  ratings.filter(({ rater }, place) => ratings.findIndex((other) => other.rater === rater) === place);

// The mean of each verb with its landmark, whatever the arguments.
function predictByGroup(pairs: readonly RatedPair[]): number[] {
  return pairs.map(({ group }) => meanOf(pairs.filter((pair) => pair.group === group).map(meanRating)));
}

describe('parseGs2011', () => {
  it('joins the ratings of one item, with subject, verb and object in the order of the phrase', () => {
    const { pairs, findings } = parseGs2011(
      file(
        gsHeader,
        'p1 bend smith iron fold 6 HIGH',
        'p1 bend smith iron obey 1 LOW',
        'p2 bend smith iron fold 7 HIGH',
      ),
    );
    expect(pairs).toEqual([
      {
        id: 'bend-fold/smith-iron',
        left: { form: 'subject-verb-object', words: ['smith', 'bend', 'iron'] },
        right: { form: 'subject-verb-object', words: ['smith', 'fold', 'iron'] },
        ratings: [
          { value: 6, rater: 'p1' },
          { value: 7, rater: 'p2' },
        ],
        group: 'bend-fold',
        level: 'HIGH',
      },
      expect.objectContaining({ id: 'bend-obey/smith-iron', level: 'LOW' }),
    ]);
    expect(findings).toEqual([]);
  });

  it('keeps an item that is listed as HIGH and LOW as one without a level, and tells it', () => {
    const { pairs, findings } = parseGs2011(
      file(gsHeader, 'p1 bend smith iron fold 6 HIGH', 'p1 bend smith iron fold 5 LOW'),
    );
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.level).toBeUndefined();
    expect(pairs[0]?.ratings).toEqual([
      { value: 6, rater: 'p1', level: 'HIGH' },
      { value: 5, rater: 'p1', level: 'LOW' },
    ]);
    expect(findings).toEqual([
      expect.stringContaining('listed as HIGH (1 rows) and as LOW (1 rows)'),
      expect.stringContaining('p1 has rated it more than once'),
    ]);
  });

  it('keeps a rating off the scale and tells its line', () => {
    const { pairs, findings } = parseGs2011(file(gsHeader, 'p1 bend smith iron fold 0 HIGH'));
    expect(pairs[0]?.ratings[0]?.value).toBe(0);
    expect(findings).toEqual([expect.stringMatching(/^line 2: the rating 0 .* from 1 to 7/)]);
  });

  it('reads CR-LF, a byte-order mark, tabs, quotes, blank lines and a missing final newline alike', () => {
    const lines = [gsHeader, 'p1 bend smith iron fold 6 HIGH', 'p2 bend smith iron fold 2 HIGH'];
    const plain = parseGs2011(file(...lines));
    for (const text of [
      `${lines.join('\r\n')}\r\n`,
      `\uFEFF${lines.join('\r\r\n')}\r\r\n`,
      lines.join('\r'),
      `${lines.join('\n\n')}\n\n`,
      lines.join('\n').replaceAll(' ', '\t'),
      lines.join('\n').replaceAll('bend', '"bend"'),
    ]) {
      expect(parseGs2011({ path: 'pairs.txt', text })).toEqual(plain);
    }
  });

  it('reads columns by name in any order, and words such as constructor', () => {
    const { pairs } = parseGs2011(
      file('hilo input landmark object subject verb participant', 'low 2 __proto__ iron constructor bend p1'),
    );
    expect(pairs[0]).toMatchObject({ id: 'bend-__proto__/constructor-iron', group: 'bend-__proto__', level: 'LOW' });
  });

  it.each([
    ['', 'line 1', 'found nothing'],
    ['participant verb subject object landmark input\n', 'line 1', 'there is no hilo'],
    [`${gsHeader}\np1 bend smith iron fold 6`, 'line 2', 'expected 7 cells'],
    [`${gsHeader}\np1 bend smith old iron fold 6 HIGH`, 'line 2', 'found 8'],
    [`${gsHeader}\n\np1 bend smith iron fold six HIGH`, 'line 3', 'expected a number'],
    [`${gsHeader}\np1 bend smith iron fold 6 MIDDLE`, 'line 2', 'expected HIGH or LOW'],
  ])('refuses %j, naming the line', (text, place, problem) => {
    const parse = () => parseGs2011({ path: 'gs.txt', text });
    expect(parse).toThrow(FileFormatError);
    expect(parse).toThrow(`gs.txt, ${place}: `);
    expect(parse).toThrow(problem);
  });

  it('reproduces the facts of the published file', (context) => {
    const path = join(folder, 'gs2011/GS2011data.txt');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const set = parseGs2011({ path, text: readFileSync(path, 'utf8') });
    expect(countRatings(set)).toBe(2500);
    expect(set.pairs).toHaveLength(199);
    expect(new Set(set.pairs.map(({ id }) => id)).size).toBe(199);
    expect(meanOf(valuesOf(set, 'HIGH').map(({ value }) => value))).toBeCloseTo(4.8, 2);
    expect(meanOf(valuesOf(set, 'LOW').map(({ value }) => value))).toBeCloseTo(2.5, 2);
    expect(set.pairs.filter(({ level }) => level === undefined)).toHaveLength(1);
    expect(set.findings).toHaveLength(3);
    const agreement = measureAgreement(set.pairs);
    expect(agreement.raters).toBe(25);
    expect(agreement.pairwise).toBeCloseTo(0.6, 3);
    expect(agreement.leaveOneOut).toBeCloseTo(0.739, 3);
    // The published .600 and .740 count the first of two ratings that one rater gave for the item listed twice.
    const first = measureAgreement(set.pairs.map(({ ratings }) => ({ ratings: keepFirst(ratings) })));
    expect(first.pairwise?.toFixed(3)).toBe('0.600');
    expect(first.leaveOneOut?.toFixed(3)).toBe('0.740');
    expect(new Set(set.pairs.map(({ group }) => group)).size).toBe(20);
    expect(spearman(predictByGroup(set.pairs), set.pairs.map(meanRating))).toBeCloseTo(0.592, 3);
    expect(parseGs2013({ path, text: readFileSync(path, 'utf8') })).toEqual(set);
  });
});

describe('parseMl2008', () => {
  it('reads lines that end in CR-CR-LF, and tells the right line of what is wrong', () => {
    const text =
      'participant verb noun landmark input hilo\r\r\np1 sink ship drown 5 high\r\r\np1 sink heart drown x low\r\r\n';
    expect(() => parseMl2008({ path: 'ml.txt', text })).toThrow(
      'ml.txt, line 3: expected a number as rating, found "x"',
    );
    expect(parseMl2008({ path: 'ml.txt', text: text.replace(' x ', ' 2 ') }).pairs).toEqual([
      {
        id: 'sink-drown/ship',
        left: { form: 'subject-verb', words: ['ship', 'sink'] },
        right: { form: 'subject-verb', words: ['ship', 'drown'] },
        ratings: [{ value: 5, rater: 'p1' }],
        group: 'sink-drown',
        level: 'HIGH',
      },
      expect.objectContaining({ id: 'sink-drown/heart', level: 'LOW' }),
    ]);
  });

  it('reproduces the facts of the published file', (context) => {
    const path = join(folder, 'ml2008/ML2008.txt');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const set = parseMl2008({ path, text: readFileSync(path, 'utf8') });
    expect(countRatings(set)).toBe(3600);
    expect(set.pairs).toHaveLength(120);
    expect(set.findings).toEqual([]);
    expect(measureAgreement(set.pairs).raters).toBe(60);
    expect(meanOf(valuesOf(set, 'HIGH').map(({ value }) => value))).toBeCloseTo(5.054, 3);
    expect(meanOf(valuesOf(set, 'LOW').map(({ value }) => value))).toBeCloseTo(3.252, 3);
  });
});

describe('parseGs2012', () => {
  const rows = [
    '1 p1 old smith bend fold hot iron 6',
    '2 p1 old smith bend obey hot iron 1',
    '1 p2 old smith bend fold hot iron 4',
  ];

  it('reads the fifth column as the verb though the header calls it landmark, and tells it', () => {
    const { pairs, findings } = parseGs2012(file(gs2012Header, ...rows));
    expect(pairs[0]).toEqual({
      id: 'bend-fold/old-smith-hot-iron',
      left: { form: 'adjective-subject-verb-adjective-object', words: ['old', 'smith', 'bend', 'hot', 'iron'] },
      right: { form: 'adjective-subject-verb-adjective-object', words: ['old', 'smith', 'fold', 'hot', 'iron'] },
      ratings: [
        { value: 6, rater: 'p1' },
        { value: 4, rater: 'p2' },
      ],
      group: 'bend-fold',
    });
    expect(pairs).toHaveLength(2);
    expect(findings).toEqual([expect.stringContaining('"landmark" and "verb" swapped')]);
  });

  it('reads a file with a mended header the same way, without a finding', () => {
    const mended = gs2012Header.replace('landmark verb', 'verb landmark');
    const { pairs, findings } = parseKs2013Conll(file(mended, ...rows));
    expect(pairs).toEqual(parseKs2013Conll(file(gs2012Header, ...rows)).pairs);
    expect(findings).toEqual([]);
  });

  it('tells when the landmarks are fewer than the verbs, so that the columns are probably the other way round', () => {
    const { findings } = parseGs2012(
      file(gs2012Header, '1 p1 old smith fold bend hot iron 6', '2 p1 old smith obey bend hot iron 1'),
    );
    expect(findings.at(-1)).toContain('1 different words, that of verbs 2');
  });

  it('refuses another header and rows of another length', () => {
    expect(() => parseGs2012(file(gsHeader))).toThrow('line 1: expected the columns sentence_id');
    expect(() => parseGs2012(file(''))).toThrow('found nothing');
    expect(() => parseGs2012(file(gs2012Header, '1 p1 old smith bend fold iron 6'))).toThrow(
      'line 2: expected 9 cells',
    );
  });
});

describe('parseKs2014', () => {
  it('pairs two sentences', () => {
    const header = 'annotator subject1 verb1 object1 subject2 verb2 object2 score';
    const { pairs } = parseKs2014(
      file(header, 'p1 baker sell loaf shop offer bread 6', 'p2 baker sell loaf shop offer bread 7'),
    );
    expect(pairs).toEqual([
      {
        id: 'baker-sell-loaf/shop-offer-bread',
        left: { form: 'subject-verb-object', words: ['baker', 'sell', 'loaf'] },
        right: { form: 'subject-verb-object', words: ['shop', 'offer', 'bread'] },
        ratings: [
          { value: 6, rater: 'p1' },
          { value: 7, rater: 'p2' },
        ],
      },
    ]);
    expect(parseKs2014(file(header.replace('annotator', 'participant'), 'p1 a b c d e f 1')).pairs).toHaveLength(1);
    expect(() => parseKs2014(file(header, 'p1 a b c d e 1'))).toThrow('line 2: expected 8 cells');
  });
});
