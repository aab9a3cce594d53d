import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  parseBird,
  parseElldis,
  parseEllsim,
  parseMl2010,
  parseSick,
} from '../../../src/evaluation/formats/parse-phrase-pairs.js';
import { measureAgreement } from '../../../src/evaluation/statistics/rater-agreement.js';

const folder = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
const file = (...lines: string[]) => ({ path: 'phrases.txt', text: lines.join('\n') });
const tabbed = (...cells: string[]) => cells.join('\t');

describe('parseMl2010', () => {
  const lines = [
    'participant type ver s1lemma1 s1lemma2 s2lemma1 s2lemma2 rating',
    'p1 verbobjects 2 bread bake soup cook 6',
    'p2 verbobjects 2 bread bake soup cook 4',
    'p1 adjectivenouns 0 warm bread hot soup 5',
    'p1 compoundnouns 1 bread shop soup kitchen 3',
  ];

  it('turns verbobjects round, so that the verb comes first, and leaves the others', () => {
    expect(parseMl2010(file(...lines), 'verbobjects').pairs).toEqual([
      {
        id: 'bake-bread/cook-soup',
        left: { form: 'verb-object', words: ['bake', 'bread'] },
        right: { form: 'verb-object', words: ['cook', 'soup'] },
        ratings: [
          { value: 6, rater: 'p1' },
          { value: 4, rater: 'p2' },
        ],
      },
    ]);
    expect(parseMl2010(file(...lines), 'adjectivenouns').pairs).toMatchObject([
      { id: 'warm-bread/hot-soup', left: { form: 'adjective-noun', words: ['warm', 'bread'] } },
    ]);
    expect(parseMl2010(file(...lines), 'compoundnouns').pairs).toMatchObject([
      { id: 'bread-shop/soup-kitchen', right: { form: 'noun-noun', words: ['soup', 'kitchen'] } },
    ]);
  });

  it('refuses an unknown type, also another than the wanted, and a file without the wanted', () => {
    const [header = '', row = ''] = lines;
    expect(() => parseMl2010(file(header, row.replace('verbobjects', 'constructor')), 'verbobjects')).toThrow(
      'phrases.txt, line 2: expected a type (adjectivenouns, compoundnouns, verbobjects), found "constructor"',
    );
    expect(() => parseMl2010(file(header, row), 'compoundnouns')).toThrow('expected rows of compoundnouns, found none');
    expect(() => parseMl2010(file(header, row.replace(' 6', '')), 'verbobjects')).toThrow('line 2: expected 8 cells');
  });

  it('reproduces the facts of the published file', (context) => {
    const path = join(folder, 'ml2010/mitchell_data.txt');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const published = { path, text: readFileSync(path, 'utf8') };
    for (const type of ['adjectivenouns', 'compoundnouns', 'verbobjects'] as const) {
      const { pairs, findings } = parseMl2010(published, type);
      expect(pairs).toHaveLength(108);
      expect(pairs.every(({ ratings }) => new Set(ratings.map(({ rater }) => rater)).size === 18)).toBe(true);
      expect(pairs.flatMap(({ ratings }) => ratings)).toHaveLength(1944);
      expect(findings).toEqual([]);
      expect(measureAgreement(pairs).raters).toBe(54);
    }
    const verbs = parseMl2010(published, 'verbobjects').pairs.map(({ left }) => left.words[0]);
    expect(verbs).toContain('use');
    expect(verbs).not.toContain('knowledge');
  });
});

describe('parseBird', () => {
  const header = tabbed(
    'pair',
    'term1',
    'term2',
    'term2: unigram or bigram',
    'source',
    'relation',
    'relatedness score',
    'pos',
  );

  it('gives words, and phrases of the form that is known', () => {
    const { pairs, findings } = parseBird(
      file(
        header,
        tabbed('1', 'snow storm', 'storm', 'unigram', 'wiki', 'hypernym', '0.812', 'NN'),
        tabbed('2', 'cold storm', 'hot storm', 'bigram', 'wiki', '', '0.5', 'AN'),
        tabbed('3', 'storm snow', 'snow storm', 'bigram', 'wiki', 'transpose', '1.2', '?'),
      ),
    );
    expect(pairs).toEqual([
      {
        id: 'snow-storm/storm',
        left: { form: 'noun-noun', words: ['snow', 'storm'] },
        right: { form: 'word', words: ['storm'] },
        ratings: [{ value: 0.812 }],
        label: 'hypernym',
      },
      {
        id: 'cold-storm/hot-storm',
        left: { form: 'adjective-noun', words: ['cold', 'storm'] },
        right: { form: 'modifier-noun', words: ['hot', 'storm'] },
        ratings: [{ value: 0.5 }],
      },
      expect.objectContaining({ left: { form: 'modifier-noun', words: ['storm', 'snow'] }, label: 'transpose' }),
    ]);
    expect(findings).toEqual([expect.stringMatching(/^line 4: .* 1\.2 .* from 0 to 1/)]);
  });

  it('refuses empty and long terms', () => {
    const row = (first: string) => tabbed('1', first, 'storm', 'unigram', 'wiki', '', '0.5', 'NN');
    expect(() => parseBird(file(header, row('')))).toThrow('line 2: expected a word, found an empty cell');
    expect(() => parseBird(file(header, row('a snow storm')))).toThrow('expected a term of one or two words');
  });
});

describe('parseElldis and parseEllsim', () => {
  const header = tabbed('participant', 'sent1', 'sent2', 'score');
  const rows = [
    tabbed('p1', 'smith bend iron and giant does too', 'smith fold iron and giant does too', '6'),
    tabbed('p2', 'smith bend iron and giant does too', 'smith fold iron and giant does too', '5'),
  ];

  it('give an ellipsis of subject, verb, object and second subject', () => {
    const { pairs } = parseElldis(file(header, ...rows));
    expect(pairs).toEqual([
      {
        id: 'bend-fold/smith-iron-giant',
        left: { form: 'ellipsis', words: ['smith', 'bend', 'iron', 'giant'] },
        right: { form: 'ellipsis', words: ['smith', 'fold', 'iron', 'giant'] },
        ratings: [
          { value: 6, rater: 'p1' },
          { value: 5, rater: 'p2' },
        ],
        group: 'bend-fold',
      },
    ]);
    const [pair] = parseEllsim(file(header, ...rows)).pairs;
    expect(pair?.id).toBe('smith-bend-iron-giant/smith-fold-iron-giant');
    expect(pair?.group).toBeUndefined();
  });

  it('refuse a sentence of another build', () => {
    for (const sentence of [
      'smith bend iron',
      'smith bend hot iron and giant does too',
      'smith bend iron or giant does too',
    ]) {
      const row = tabbed('p1', sentence, 'smith fold iron and giant does too', '6');
      expect(() => parseElldis(file(header, row))).toThrow(
        'phrases.txt, line 2: expected "subject verb object and subject',
      );
    }
  });
});

describe('parseSick', () => {
  const header = tabbed('pair_ID', 'sentence_A', 'sentence_B', 'relatedness_score', 'entailment_judgment');

  it('keeps sentences whole with their quotes, the id and the entailment', () => {
    const { pairs } = parseSick({
      path: 'sick.txt',
      text: `${header}\r\n7\t"Run", says a man\tA man, says "run"\t4.5\tENTAILMENT\r\n`,
    });
    expect(pairs).toEqual([
      {
        id: '7',
        left: { form: 'text', words: ['"Run", says a man'] },
        right: { form: 'text', words: ['A man, says "run"'] },
        ratings: [{ value: 4.5 }],
        label: 'ENTAILMENT',
      },
    ]);
  });

  it('takes a part out of the whole file, whose columns stand in another order', () => {
    const whole = file(
      tabbed('pair_ID', 'sentence_A', 'sentence_B', 'entailment_label', 'relatedness_score', 'SemEval_set'),
      tabbed('1', 'A dog runs', 'A dog sleeps', 'NEUTRAL', '3', 'TRAIN'),
      tabbed('2', 'A cat runs', 'A cat walks', 'NEUTRAL', '4', 'TEST'),
    );
    expect(parseSick(whole).pairs).toHaveLength(2);
    expect(parseSick(whole, { part: 'TEST' }).pairs).toMatchObject([{ id: '2', label: 'NEUTRAL' }]);
    expect(() => parseSick(whole, { part: 'TRIAL' })).toThrow('expected pairs of TRIAL, found none');
    expect(() => parseSick(file(header, '1\ta\tb\t3\tNEUTRAL'), { part: 'TEST' })).toThrow('there is no SemEval_set');
  });

  it('finds 4,500 pairs in the published training part and 500 in the trial part', (context) => {
    for (const [name, count, again] of [
      ['SICK_train.txt', 4500, '41 more findings like the last.'],
      ['SICK_trial.txt', 500, undefined],
    ] as const) {
      const path = join(folder, 'sick', name);
      if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
      const { pairs, findings } = parseSick({ path, text: readFileSync(path, 'utf8') });
      expect(pairs).toHaveLength(count);
      expect(new Set(pairs.map(({ id }) => id)).size).toBe(count);
      expect(new Set(pairs.map(({ label }) => label))).toEqual(new Set(['NEUTRAL', 'ENTAILMENT', 'CONTRADICTION']));
      // 46 pairs of the training part come twice, with the same or the other sentence first.
      expect(findings.at(-1)).toBe(again);
    }
  });
});
