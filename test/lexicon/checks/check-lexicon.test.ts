import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { checkLexicon, lexiconChecks } from '../../../src/lexicon/checks/check-lexicon.js';
import { formatSarif } from '../../../src/lexicon/checks/format-sarif.js';
import { editingVerbs, formatRepair } from '../../../src/lexicon/checks/repair-command.js';
import { createDotType } from '../../../src/lexicon/dot-objects/dot-type.js';
import { readDotContent } from '../../../src/lexicon/dot-objects/read-dot-objects.js';
import { createEntry, type EntryRecord } from '../../../src/lexicon/records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../../src/lexicon/records/lexicon-record.js';
import { createRelation } from '../../../src/lexicon/records/relation-record.js';
import { createSense, type SenseRecord } from '../../../src/lexicon/records/sense-record.js';
import { createSynset, type SynsetRecord } from '../../../src/lexicon/records/synset-record.js';
import { createDefinition, createExample } from '../../../src/lexicon/records/text-record.js';
import { createExtension } from '../record-fixture.js';

/** A synset with one word, whose definition does not use it, below the synset `top`. */
interface Word {
  readonly lemma?: string;
  readonly sense?: Partial<SenseRecord>;
  readonly synset?: Partial<SynsetRecord>;
}

function tops(): Parameters<typeof build>[0] {
  return { top: { synset: { relations: [], lexicographerFile: 'noun.Tops' } } };
}

/** A lexicon of nouns by the names of their synsets; each has the hypernym `top` unless it says otherwise. */
function build(words: Readonly<Record<string, Word>>, more: readonly EntryRecord[] = []): LexiconRecord {
  const names = Object.keys(words);
  const synsets = names.map((id) => {
    const under = id === 'top' ? [] : [createRelation('hypernym', 'top')];
    return createSynset({
      id,
      partOfSpeech: 'n',
      lexicographerFile: 'noun.act',
      definitions: [createDefinition(`what the letters ${id.split('').join(' ')} stand for`)],
      relations: under,
      ...words[id]?.synset,
    });
  });
  const children = synsets.filter(({ relations }) =>
    relations.some(({ type, target }) => type === 'hypernym' && target === 'top'),
  );
  const [top] = synsets.filter(({ id }) => id === 'top');
  const hyponyms = children.filter(({ id }) => id !== 'top').map(({ id }) => createRelation('hyponym', id));
  const linked = synsets.map((synset) =>
    synset === top ? { ...synset, relations: [...hyponyms, ...synset.relations] } : synset,
  );
  const entries = names.map((id) => {
    const { lemma = `${id}ish`, sense } = words[id] ?? {};
    const senses = [createSense({ id: `${id}-s`, synset: id, ...sense })];
    return createEntry({ id: `${id}-e`, lemma, partOfSpeech: 'n', senses });
  });
  return createLexiconRecord({ id: 'x', language: 'en', entries: [...entries, ...more], synsets: linked });
}

const codesOf = (lexicon: LexiconRecord): string[] =>
  checkLexicon(lexicon).map(({ code, subject }) => `${code} ${subject}`);
const relate = (type: string, target: string) => createRelation(type, target);
const entry = (id: string, senses: SenseRecord[], lemma = `${id}ly`) =>
  createEntry({ id, lemma, partOfSpeech: 'n', senses });
const under = (...extra: ReturnType<typeof relate>[]) => ({ relations: [relate('hypernym', 'top'), ...extra] });
const key = (text: string) => ({ sense: { key: text } });

const cases: readonly (readonly [code: string, LexiconRecord, readonly string[]])[] = [
  ['E101', build({ ...tops(), a: { sense: { id: 'a' } } }), ['E101 a']],
  ['W201', build({ ...tops() }, [entry('b', [])]), ['W201 b']],
  [
    'W202',
    build({ ...tops(), a: {} }, [
      entry('b', [createSense({ id: 'b1', synset: 'a' }), createSense({ id: 'b2', synset: 'a' })]),
    ]),
    ['W202 b2'],
  ],
  [
    'W203',
    build({ ...tops(), a: { lemma: 'constructor' } }, [
      entry('b', [createSense({ id: 'b1', synset: 'a' })], 'constructor'),
    ]),
    ['W203 b'],
  ],
  ['E204', build({ ...tops() }, [entry('b', [createSense({ id: 'b1', synset: 'lost' })])]), ['E204 b1']],
  ['W251', build({ top: { ...tops()['top'], ...key('topish%1:03:00::') }, a: {} }), ['W251 a-s']],
  [
    'W252',
    build({
      ...tops(),
      a: key('other%1:04:00::'),
      b: key('bish%2:04:00::'),
      c: key('cish%1:05:00::'),
      top: { ...tops()['top'], ...key('topish%1:03:00::') },
    }),
    ['W252 a-s', 'W252 b-s', 'W252 c-s'],
  ],
  [
    'E253',
    build({
      top: { ...tops()['top'], ...key('topish%1:03:00::') },
      a: { lemma: 'A', ...key('a%1:04:00::') },
      b: { lemma: 'a', ...key('a%1:04:00::') },
    }),
    ['E253 b-s'],
  ],
  [
    'W301',
    { ...build(tops()), synsets: [...build(tops()).synsets, createSynset({ id: 'empty', partOfSpeech: 'v' })] },
    ['W301 empty'],
  ],
  ['W302', build({ ...tops(), a: { synset: { ili: 'i1' } }, b: { synset: { ili: 'i1' } } }), ['W302 b']],
  ['W303', build({ ...tops(), a: { synset: { ili: 'in' } } }), ['W303 a']],
  [
    'W304',
    build({ ...tops(), a: { synset: { ili: 'i1', iliDefinition: createDefinition('some meaning') } } }),
    ['W304 a'],
  ],
  ['W305', build({ ...tops(), a: { synset: { definitions: [createDefinition('  ')] } } }), ['W305 a']],
  ['W306', build({ ...tops(), a: { synset: { examples: [createExample('\t')] } } }), ['W306 a']],
  [
    'W307',
    build({
      ...tops(),
      a: { synset: { definitions: [createDefinition('same')] } },
      b: { synset: { definitions: [createDefinition('same')] } },
    }),
    ['W307 b'],
  ],
  [
    'W351',
    build({
      ...tops(),
      a: {
        lemma: 'big cat',
        synset: { examples: [createExample('Big old cats sleep.'), createExample('A dog barks.')] },
      },
    }),
    ['W351 a'],
  ],
  [
    'W352',
    build({ ...tops(), a: { lemma: 'hot dog', synset: { definitions: [createDefinition('A HOT  dog in a bun')] } } }),
    ['W352 a'],
  ],
  [
    'W353',
    build({
      ...tops(),
      a: { synset: { definitions: [createDefinition('the right to buy a given stock at some price')] } },
      b: { synset: { definitions: [createDefinition('the right to buy a given stock at a price')] } },
    }),
    ['W353 b'],
  ],
  ['E401', build({ ...tops(), a: { synset: under(relate('also', 'a-s')) } }), ['E401 a']],
  [
    'W402',
    build({
      ...tops(),
      a: { synset: under(relate('pertainym', 'top')) },
      b: { sense: { relations: [relate('odd', 'a-s')] } },
    }),
    ['W402 b-s', 'W402 a'],
  ],
  ['W403', build({ ...tops(), a: { synset: under(relate('also', 'top'), relate('also', 'top')) } }), ['W403 a']],
  ['W404', build({ ...tops(), a: { synset: under(relate('mero_part', 'top')) } }), ['W404 a']],
  ['W451', build({ ...tops(), a: { sense: { relations: [relate('antonym', 'top-s')] } } }), ['W451 a-s']],
  [
    'W452',
    build({ ...tops(), a: { synset: under(relate('antonym', 'q')) }, q: { synset: under(relate('antonym', 'a')) } }),
    ['W452 a', 'W452 q'],
  ],
  ['W501', build({ ...tops(), a: { synset: { partOfSpeech: 'v' } } }), ['W501 a']],
  ['W502', build({ ...tops(), a: { synset: under(relate('also', 'a')) } }), ['W502 a']],
  ['W551', build({ ...tops(), a: { synset: { relations: [] } }, b: {} }), ['W551 a']],
  [
    'W552',
    build({
      top: { synset: { lexicographerFile: 'noun.Tops', relations: [relate('instance_hyponym', 'a')] } },
      a: { synset: under(relate('instance_hypernym', 'top')) },
    }),
    ['W552 a'],
  ],
  [
    'E553',
    build({
      a: { synset: { relations: [relate('hypernym', 'b'), relate('hyponym', 'b')] } },
      b: { synset: { relations: [relate('hypernym', 'a'), relate('hyponym', 'a')] } },
    }),
    ['E553 a'],
  ],
  [
    'E554',
    build({
      ...tops(),
      a: { synset: under(relate('domain_topic', 'b'), relate('has_domain_topic', 'b')) },
      b: { synset: under(relate('domain_topic', 'a'), relate('has_domain_topic', 'a')) },
    }),
    ['E554 a'],
  ],
  [
    'W555',
    build({ ...tops(), a: { synset: under(relate('hyponym', 'b')) }, b: { synset: under(relate('hypernym', 'a')) } }),
    ['W555 b'],
  ],
  [
    'W651',
    build({
      ...tops(),
      a: { sense: { dotType: createDotType(['location', 'human']), aspectGlosses: new Map([['human', 'people']]) } },
    }),
    ['W651 a-s'],
  ],
];

describe('checkLexicon', () => {
  it('finds nothing in a sound lexicon', () => {
    expect(codesOf(build({ ...tops(), a: {}, constructor: {} }))).toEqual([]);
  });

  it('finds in an extension only what leads back from what it adds', () => {
    expect(codesOf(createExtension())).toEqual(['W451 full-France-1', 'W451 full-1-n']);
  });

  it.each(cases)('finds %s where there is one, and nothing else', (_, lexicon, expected) => {
    expect(codesOf(lexicon)).toEqual(expected);
  });

  it('tries every check in these tests', () => {
    const tried = new Set([...cases.map(([code]) => code), 'W652']);
    expect(lexiconChecks.map(({ code }) => code).filter((code) => !tried.has(code))).toEqual([]);
  });

  it('finds a name whose dot type contradicts its instance hypernym, by the rules of an inventory', () => {
    const dotObjects = readDotContent();
    const [country = ''] = [...dotObjects.rules].find(([, id]) => id === 'country') ?? [];
    const name = (dotType: SenseRecord['dotType']) => ({
      sense: { dotType, aspectGlosses: new Map(dotType.map((aspect) => [aspect, 'gloss'])) },
      synset: { relations: [relate('instance_hypernym', 'country')] },
    });
    const lexicon = build({
      country: { sense: { key: country } },
      good: name(['location']),
      bad: name(['location', 'event']),
    });
    const found = checkLexicon(lexicon, { select: ['W652'], dotObjects });
    expect(found.map(({ subject }) => subject)).toEqual(['bad-s']);
    expect(found[0]?.message).toMatch(/aspect event, but instances of country/);
    expect(checkLexicon(lexicon, { select: ['W652'] })).toEqual([]);
  });

  it('counts an aspect as shown by a metonym of that aspect', () => {
    const lexicon = build({
      ...tops(),
      a: {
        sense: {
          dotType: createDotType(['location', 'human']),
          relations: [relate('has_metonym', 'b-s'), relate('has_metonym', 'c-s')],
        },
      },
      b: { sense: { dotType: ['location'], relations: [relate('metonym', 'a-s')] } },
      c: { sense: { dotType: ['human'], relations: [relate('metonym', 'a-s')] } },
    });
    expect(codesOf(lexicon)).toEqual([]);
  });

  it('finds inflected words in examples by the base forms that it is given', () => {
    const example = (text: string) =>
      build({ ...tops(), a: { lemma: 'go', synset: { partOfSpeech: 'n', examples: [createExample(text)] } } });
    const baseForms = (form: string): string[] => (form === 'went' ? ['go'] : []);
    expect(checkLexicon(example('She went.'), { select: ['W351'], baseForms })).toEqual([]);
    expect(checkLexicon(example('She went.'), { select: ['W351'] })).toHaveLength(1);
    expect(checkLexicon(example('She goes.'), { select: ['W351'] })).toEqual([]);
  });

  it('chooses checks by their codes or how they begin', () => {
    const rootless = { synset: { relations: [], definitions: [createDefinition('')] } };
    const lexicon = build({ ...tops(), a: rootless, b: {} });
    expect(codesOf(lexicon)).toEqual(['W305 a', 'W551 a']);
    expect(checkLexicon(lexicon, { select: ['W5', 'E'] }).map(({ code }) => code)).toEqual(['W551']);
    expect(checkLexicon(lexicon, { ignore: ['W305'] }).map(({ code }) => code)).toEqual(['W551']);
    for (const code of ['Q', '', 'w305', 'W3055', 'constructor']) {
      expect(() => checkLexicon(lexicon, { select: [code] })).toThrow(OptionError);
      expect(() => checkLexicon(lexicon, { ignore: [code] })).toThrow(OptionError);
    }
  });

  it('gives each code once, in their order, E for errors and W for warnings', () => {
    const codes = lexiconChecks.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^[EW]\d{3}$/.test(code))).toBe(true);
    expect(codes.map((code) => code.slice(1))).toEqual(codes.map((code) => code.slice(1)).sort());
  });

  it('gives repairs by the verbs of editing, with as many values as they take', () => {
    const repairs = cases.flatMap(([, lexicon]) => checkLexicon(lexicon).flatMap(({ repair }) => repair ?? []));
    expect(repairs.length).toBeGreaterThan(8);
    for (const { verb, values } of repairs) expect(values).toHaveLength(editingVerbs[verb].length);
  });

  it('gives a repair for a one-sided relation that leads back', () => {
    const [found] = checkLexicon(build({ ...tops(), a: { synset: under(relate('mero_part', 'top')) } }));
    expect(found?.repair).toEqual({ verb: 'relate', values: ['top', 'holo_part', 'a'] });
  });
});

describe('formatRepair', () => {
  it('quotes what a shell would take apart', () => {
    const line = formatRepair({ verb: 'remove', values: ["it's", '', '狗', '$(x)'] }, 'my file.xml');
    expect(line).toBe(`qualia lexicon remove 'my file.xml' 'it'\\''s' '' 狗 '$(x)'`);
  });
});

describe('formatSarif', () => {
  it('writes rules, levels, lines and repairs', () => {
    const findings = checkLexicon(build({ ...tops(), a: { synset: under(relate('also', 'lost')) } }));
    const log = formatSarif(findings, {
      file: 'dir/a b.xml',
      version: '1.2.3',
      checks: lexiconChecks,
      lines: new Map([['a', 7]]),
    });
    const [run] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(run?.tool.driver.rules).toHaveLength(lexiconChecks.length);
    expect(run?.results).toHaveLength(1);
    expect(run?.results[0]).toMatchObject({
      ruleId: 'E401',
      ruleIndex: lexiconChecks.findIndex(({ code }) => code === 'E401'),
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'dir/a%20b.xml' }, region: { startLine: 7 } } }],
      properties: { repair: "qualia lexicon unrelate 'dir/a b.xml' a also lost" },
    });
  });
});
