import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compromise from 'compromise';

// Writes lexicons/person-names from the word list of the npm package compromise (MIT).
// Run: npx tsx benchmarks/names/write-person-names.ts

const folder = fileURLToPath(new URL('../../lexicons/person-names/', import.meta.url));
const anyFile = createRequire(import.meta.url).resolve('compromise/two');
const { version } = JSON.parse(readFileSync(join(packageFolder(anyFile), 'package.json'), 'utf8')) as {
  version: string;
};
// The published types leave out the model's parts.
const { lexicon } = (compromise.model() as unknown as { one: { lexicon: Record<string, string | string[]> } }).one;
const lists = [
  ['given-names.txt', new Set(['MaleName', 'FemaleName', 'FirstName'])],
  ['family-names.txt', new Set(['LastName'])],
] as const;

mkdirSync(folder, { recursive: true });
const files = lists.map(([name, tags]) => {
  const words = Object.entries(lexicon).filter(([, found]) => [found].flat().some((tag) => tags.has(tag)));
  const lines = [...new Set(words.map(([word]) => word).filter((word) => /^\p{Ll}[\p{Ll}'-]+$/u.test(word)))].sort();
  const content = lines.map((line) => `${line}\n`).join('');
  writeFileSync(`${folder}${name}`, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return [name, { sha256, bytes: Buffer.byteLength(content), lines: lines.length }] as const;
});
const manifest = {
  id: 'person-names',
  version,
  description: 'Given names and family names of persons, in lower case',
  source: `compromise ${version} by Spencer Kelly, the names of its word list`,
  address: 'https://github.com/spencermountain/compromise',
  licence: 'MIT',
  notice: 'See LICENSE. Changed: single words alone, sorted.',
  files: Object.fromEntries(files),
  format: 'one name a line',
  command: 'npx tsx benchmarks/names/write-person-names.ts',
};
writeFileSync(`${folder}manifest.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
copyFileSync(join(packageFolder(anyFile), 'LICENSE'), `${folder}LICENSE`);

/** The folder of the package that a file of it lies in. */
function packageFolder(path: string): string {
  return path.slice(0, path.lastIndexOf('node_modules/compromise') + 'node_modules/compromise'.length);
}
