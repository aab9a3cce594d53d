import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { hashText } from '../../src/evaluation/generated/split-by-hash.js';
import { englishCorpora } from '../english-corpora.js';

// Draws nested samples of the sentences of all English corpora, for learning curves: each sentence has a number in 0..1 from the
// hash of its text and place, and is in a sample if that is below the sample's share.
// Usage: npx tsx benchmarks/dual/sample-corpora.ts <folder> [millions of tokens ...]

const [folder = 'samples', ...sizes] = process.argv.slice(2);
const millions = sizes.length === 0 ? [1, 2, 5, 10, 20, 46] : sizes.map(Number);
const corpora = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'corpora');
/** What `qualia space build` counts in these files, by benchmarks/results/english-corpora.json. */
const allTokens = 55_431_154;

await mkdir(folder, { recursive: true });
const samples = millions.map((size) => ({
  size,
  share: (size * 1e6) / allTokens,
  stream: createWriteStream(join(folder, `sample-${size}m.txt`)),
  sentences: 0,
}));
for (const name of englishCorpora) {
  const { reader } = await createGuessedReader(join(corpora, name));
  let place = 0;
  for await (const { text } of reader.read({ onBad: () => undefined })) {
    const line = text.replace(/\s+/g, ' ').trim();
    place++;
    if (line === '') continue;
    const number = hashText(`${name} ${place} ${line}`) / 2 ** 32;
    for (const sample of samples) {
      if (number >= sample.share) continue;
      sample.sentences++;
      if (!sample.stream.write(`${line}\n`))
        await new Promise<void>((done) => sample.stream.once('drain', () => done()));
    }
  }
  console.log(name, samples.map(({ size, sentences }) => `${size}m ${sentences}`).join(', '));
}
for (const { stream } of samples) {
  stream.end();
  await finished(stream);
}
