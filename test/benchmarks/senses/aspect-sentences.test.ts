import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAspectSentences } from '../../../src/evaluation/formats/parse-aspect-sentences.js';
import { aspectKind } from '../../../src/evaluation/kinds/aspect-kind.js';
import { readTaskManifests } from '../../../src/evaluation/read-task-manifests.js';
import type { AspectItem } from '../../../src/evaluation/sense-dataset.js';
import { aspects } from '../../../src/lexicon/aspect.js';

const pathOf = (language: string): string => {
  return fileURLToPath(new URL(`../../../benchmarks/senses/aspects-${language}.tsv`, import.meta.url));
};
const readSet = (language: string, split: 'development' | 'test') => {
  const path = pathOf(language);
  return parseAspectSentences({ path, text: readFileSync(path, 'utf8') }, split);
};
const count = (items: readonly AspectItem[], holds: (item: AspectItem) => boolean): number => {
  return items.filter(holds).length;
};
const words = ({ text, language }: AspectItem): number => {
  return language === 'en' ? text.split(' ').length : (text.match(/[\p{Script=Han}\p{N}]/gu) ?? []).length;
};
const namesOf = (items: readonly AspectItem[]): Set<string> => new Set(items.map(({ name }) => name));

describe.each([
  { language: 'english', code: 'en', least: 440, shortest: 8, longest: 30 },
  { language: 'chinese', code: 'zh', least: 220, shortest: 10, longest: 45 },
])('the aspects of names and dot nouns in $language', ({ language, code, least, shortest, longest }) => {
  const { items: test, development, findings } = readSet(language, 'test');
  const items = [...development, ...test];

  it('are read without findings, the same sentences in both halves', () => {
    expect(findings).toEqual([]);
    expect(readSet(language, 'development').items).toEqual(development);
    expect([...new Set(items.map((item) => item.language))]).toEqual([code]);
  });

  it('are many sentences, a third of them for choices, none twice', () => {
    expect(items.length).toBeGreaterThanOrEqual(least);
    expect(development.length / items.length).toBeGreaterThan(0.3);
    expect(development.length / items.length).toBeLessThan(0.36);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(new Set(items.map(({ text }) => text.toLowerCase())).size).toBe(items.length);
  });

  it('have sentences of a natural length that end as sentences do', () => {
    const odd = items.filter((item) => words(item) < shortest || words(item) > longest);
    expect(odd.map(({ id, text }) => [id, text])).toEqual([]);
    expect(items.filter(({ text }) => !/[.!?。！？]["”]?$/.test(text)).map(({ id }) => id)).toEqual([]);
    expect(items.filter(({ text }) => /[[\]\t]| {2}|^ | $/.test(text)).map(({ id }) => id)).toEqual([]);
  });

  it('name their targets: the usual form stands in the target, or begins as it does', () => {
    const odd = items.filter(({ text, start, end, name }) => {
      const target = text.slice(start, end).toLowerCase();
      return target !== name.toLowerCase() && target !== `${name.toLowerCase()}s`;
    });
    expect(odd.map(({ id, name }) => [id, name])).toEqual([]);
  });

  it('give each name one type and kind, and all aspects of the type as often, but for sentences with two', () => {
    for (const name of namesOf(items)) {
      const own = items.filter((item) => item.name === name);
      expect([name, new Set(own.map(({ type, kind }) => `${type} ${kind}`)).size]).toEqual([name, 1]);
      const single = own.filter((item) => item.aspects.length === 1);
      const [first] = own;
      const counts = first?.candidates.map((aspect) => count(single, (item) => item.aspects[0] === aspect));
      expect([name, new Set(counts).size]).toEqual([name, 1]);
    }
  });

  it('have at most 20 sentences with two aspects', () => {
    const double = items.filter((item) => item.aspects.length > 1);
    expect(double.length).toBeGreaterThan(0);
    expect(double.length).toBeLessThanOrEqual(20);
    expect(double.every((item) => item.aspects.length === 2)).toBe(true);
  });

  it('have about half of the names of the test half in it alone', () => {
    const unseen = namesOf(test.filter(({ isUnseen }) => isUnseen));
    expect([...unseen].filter((name) => namesOf(development).has(name))).toEqual([]);
    expect(unseen.size / namesOf(test).size).toBeGreaterThan(0.45);
    expect(unseen.size / namesOf(test).size).toBeLessThan(0.6);
    expect(count(test, ({ isUnseen }) => isUnseen) / test.length).toBeGreaterThan(0.45);
  });

  it('cover all aspects, and keep the commonest of each type from being right often', () => {
    for (const aspect of aspects) expect(count(items, (item) => item.aspects.includes(aspect))).toBeGreaterThan(15);
    const floors = new Map(aspectKind.anchors(readSet(language, 'test'), {}).map(({ name, value }) => [name, value]));
    expect(floors.get('commonest aspect of the dot type')).toBeGreaterThan(0.35);
    expect(floors.get('commonest aspect of the dot type')).toBeLessThan(0.45);
    expect(floors.get('commonest aspect')).toBeLessThan(0.25);
  });

  it('are what the manifests of their tasks say', async () => {
    const bytes = readFileSync(pathOf(language));
    const manifests = (await readTaskManifests()).filter(({ id }) => id.startsWith(`aspects-${language}-`));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const data = [{ path: `senses/aspects-${language}.tsv`, sha256, bytes: bytes.length }];
    expect(manifests.map(({ id, items: size, data: files }) => [id, size, files])).toEqual([
      [`aspects-${language}-development`, development.length, data],
      [`aspects-${language}-test`, test.length, data],
    ]);
  });
});
