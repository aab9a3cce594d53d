import { describe, expect, it } from 'vitest';
import {
  checkSenseKey,
  parseAspects,
  parseClassKeys,
  parseDotClasses,
  parseNames,
} from '../../../src/lexicon/dot-objects/parse-dot-names.js';

const table = (...lines: string[]) => ({ path: 'x.tsv', content: lines.join('\n') });
const aspectColumns = 'aspect\tlabel en\tlabel zh\tgloss en\tgloss zh\texamples en\texamples zh';
const classColumns = 'class\ttype\tkind\tlabel en\tlabel zh\tsource';
const glossColumns = 'class\taspect\tgloss en\tgloss zh';
const nameColumns = 'name\taliases\tclass\tsense\tzh';

describe('parseAspects', () => {
  it('reads labels, glosses and examples in both languages', () => {
    const [entry] = parseAspects(table(aspectColumns, 'human\thuman\t人\tpeople\t人们\tA. | B.\t甲。'));
    expect(entry).toEqual({
      aspect: 'human',
      label: { en: 'human', zh: '人' },
      gloss: { en: 'people', zh: '人们' },
      examples: { en: ['A.', 'B.'], zh: ['甲。'] },
    });
    expect(() => parseAspects(table(aspectColumns, 'person\ta\tb\tc\td\te\tf'))).toThrow(
      'x.tsv, line 2: "person" is no aspect.',
    );
  });
});

describe('parseDotClasses', () => {
  const classes = table(classColumns, 'river\tlocation.physical\tplace\triver\t河\tby hand');

  it('joins a class with what its aspects come to', () => {
    const [river] = parseDotClasses(classes, table(glossColumns, 'river\tphysical\twater\t水'));
    expect(river?.type).toEqual(['location', 'physical']);
    expect(river?.glosses.get('physical')).toEqual({ en: 'water', zh: '水' });
  });

  it.each([
    ['river\tlocation\tplace\ta\tb\tc', 'the class "river" stands twice'],
    ['hill\tplace\tplace\ta\tb\tc', 'Cannot read "place"'],
    ['hill\tlocation\tspot\ta\tb\tc', '"spot" is no kind of names'],
  ])('refuses the class "%s"', (line, problem) => {
    expect(() => parseDotClasses({ ...classes, content: `${classes.content}\n${line}` }, table(glossColumns))).toThrow(
      problem,
    );
  });

  it.each([
    ['hill\tlocation\ta\tb', 'the class "hill" is not in x.tsv'],
    ['river\thuman\ta\tb', '"human" is no aspect of the class "river"'],
    ['river\tphysical\ta\tb\nriver\tphysical\ta\tb', 'the aspect "physical" of "river" stands twice'],
  ])('refuses the gloss "%s"', (lines, problem) => {
    expect(() => parseDotClasses(classes, table(glossColumns, ...lines.split('\n')))).toThrow(problem);
  });
});

describe('parseClassKeys and parseNames', () => {
  const classes = new Set(['river']);

  it('read keys and names of known classes', () => {
    const keys = parseClassKeys(table('tag\tclass', 'constructor\triver'), ['tag', 'class'], classes);
    expect([...keys]).toEqual([['constructor', 'river']]);
    expect(parseNames(table(nameColumns, 'Nile\tthe Nile|Nil\triver\t\t尼罗河'), classes)).toEqual([
      { name: 'Nile', aliases: ['the Nile', 'Nil'], chinese: ['尼罗河'], class: 'river', sense: undefined },
    ]);
  });

  it('name the line of an unknown class, a repeated key or an empty name', () => {
    const keys = (...lines: string[]) => parseClassKeys(table('tag\tclass', ...lines), ['tag', 'class'], classes);
    expect(() => keys('A\thill')).toThrow('x.tsv, line 2: the class "hill" is unknown.');
    expect(() => keys('A\triver', 'A\triver')).toThrow('x.tsv, line 3: "A" stands twice.');
    expect(() => parseNames(table(nameColumns, '\t\triver\t\t'), classes)).toThrow('line 2: a name is empty.');
    expect(() => parseNames(table(nameColumns, 'Nile\t\thill\t\t'), classes)).toThrow('"hill" is unknown');
  });
});

describe('checkSenseKey', () => {
  it('lets keys of senses pass and fails for others', () => {
    const fail = (problem: string): never => {
      throw new Error(problem);
    };
    expect(checkSenseKey('dog%1:05:00::', fail)).toBe('dog%1:05:00::');
    expect(() => checkSenseKey('dog', fail)).toThrow('"dog" is no sense key.');
  });
});
