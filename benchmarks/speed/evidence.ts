import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { dataPath, importBuilt } from './harness.js';

// Tokens a minute that `qualia lexicon evidence` reads with WordNet 3.1 in a store, on one core, and what its suggestions take: WikiText-2, its
// part for tests, 245,000 tokens. The glosses are linked before, as the command does once after an edit.
// Run after a build: npx tsx benchmarks/speed/evidence.ts [sentences] (reads $QUALIA_DATA/corpora and the cache of the embedded default)

const most = Number(process.argv[2] ?? Number.MAX_SAFE_INTEGER);
const { LexiconDatabase, readLexiconRecords, EvidenceStore } =
  await importBuilt<typeof import('../../src/lexicon/index.js')>('lexicon/index.js');
const { collectLines, suggestChanges } =
  await importBuilt<typeof import('../../src/evidence/index.js')>('evidence/index.js');
const { openEvidenceModel } =
  await importBuilt<typeof import('../../src/cli/open-evidence-model.js')>('cli/open-evidence-model.js');
const folder = mkdtempSync(join(tmpdir(), 'qualia-evidence-'));
try {
  const { lexicons } = await readLexiconRecords('wordnet');
  const database = new LexiconDatabase(join(folder, 'wordnet.sqlite'), { create: true });
  const [wordnet] = lexicons;
  if (wordnet === undefined) throw new Error('WordNet is not installed.');
  const lexicon = database.add(wordnet);
  const signal = new AbortController().signal;
  const model = await measure('opening the models', () => openEvidenceModel(lexicon, { seed: 1 }, signal));
  const evidence = new EvidenceStore(lexicon);
  const begun = new Date().toISOString();
  const { number } = evidence.beginRun({ corpus: 'wiki.test.tokens', model: model.name, begun, place: '0' });
  const path = dataPath('corpora/wiki.test.tokens');
  if (path === undefined) throw new Error('Set QUALIA_DATA to the folder with corpora/wiki.test.tokens.');
  const { reader } = await createGuessedReader(path);
  const annotated = async function* (): AsyncGenerator<Sentence> {
    let count = 0;
    for await (const unit of reader.read()) if (count++ < most) yield model.annotate(unit);
  };
  const start = process.cpuUsage();
  await measure('reading', async () => {
    const context = { sources: model.sources, findSense: model.findSense };
    for await (const batch of collectLines(annotated(), context)) evidence.addBatch(number, batch);
  });
  const { user, system } = process.cpuUsage(start);
  const { tokens, words } = evidence.finishRun(number, new Date().toISOString());
  const minutes = (user + system) / 60e6;
  console.log(
    `${tokens} tokens, ${words} words: ${Math.round(tokens / minutes)} tokens, ${Math.round(words / minutes)} words a minute of one core`,
  );
  const { space, substitutes } = model;
  const found = await measure('suggestions', () =>
    suggestChanges(lexicon, evidence, { run: number, space, substitutes }),
  );
  console.log(`${found.length} suggestions, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most`);
  database.close();
} finally {
  rmSync(folder, { recursive: true });
}

async function measure<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  console.log(`${name}: ${((user + system) / 1e6).toFixed(1)} s of processor time`);
  return result;
}
