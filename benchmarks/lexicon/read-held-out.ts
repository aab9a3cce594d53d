import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnglish } from '../../src/cli/open-meaning-lexicon.js';
import { createSemcorReader } from '../../src/corpus/readers/semcor-reader.js';
import type { SenseSentence } from '../../src/corpus/readers/semcor-sentence.js';
import type { EmbeddedModels } from '../../src/embedded/embedded-models.js';
import { loadEmbedded } from '../../src/embedded/load-embedded.js';
import { loadRecordSenses } from '../../src/embedded/load-record-senses.js';
import { createThreadEngine } from '../../src/engine/thread-engine.js';
import { collectLines, indexSenseIds } from '../../src/evidence/collect-lines.js';
import { EvidenceStore } from '../../src/lexicon/evidence/evidence-store.js';
import { readLexiconRecords } from '../../src/lexicon/formats/read-lexicon-records.js';
import type { LexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { LexiconDatabase } from '../../src/lexicon/store/lexicon-database.js';
import { countKeys, type HeldOut, holdOut } from './hold-out.js';

/** SemCor, read with a WordNet from which something was taken out. */
export interface HeldOutReading extends HeldOut {
  readonly whole: LexiconRecord;
  readonly sentences: readonly SenseSentence[];
  readonly models: EmbeddedModels;
  readonly database: LexiconDatabase;
  readonly evidence: EvidenceStore;
  readonly run: number;
}

/** Reads SemCor's two parts whose every word is annotated; the store is kept in a folder and read there the next time. */
export async function readHeldOut(folder: string, seed: number): Promise<HeldOutReading> {
  const archive = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wsd/semcor3.0.tar.xz');
  const sentences: SenseSentence[] = [];
  for await (const unit of createSemcorReader(archive, { include: 'br-*' }).read()) {
    if ('senses' in unit) sentences.push(unit as SenseSentence);
  }
  const whole = (await readLexiconRecords('wordnet-3.0')).lexicons[0] as LexiconRecord;
  const heldOut = holdOut(whole, countKeys(sentences), seed);
  // Scripts that are not compiled cannot use threads.
  const engine = createThreadEngine({ threads: 1 });
  const { models } = await loadEmbedded({ engine, onNotice: console.error });
  const kept = { whole, sentences, models, ...heldOut };
  await mkdir(folder, { recursive: true });
  const path = join(folder, `held-out-${seed}.sqlite`);
  if (existsSync(path)) {
    const database = new LexiconDatabase(path);
    const evidence = new EvidenceStore(database.lexicon());
    const run = evidence.latestRun()?.number;
    if (run !== undefined) return { ...kept, database, evidence, run };
    database.close();
    await rm(path);
  }
  const database = new LexiconDatabase(path, { create: true });
  const evidence = new EvidenceStore(database.add(heldOut.record));
  const onProgress = (stage: string, share: number): void => console.error(stage, share.toFixed(2));
  const senses = await loadRecordSenses(models, heldOut.record, { engine, cacheFolder: folder, onProgress });
  const { inventory, disambiguator, lexicon } = senses;
  const annotate = readEnglish(lexicon);
  const read = async function* () {
    for (const [place, sentence] of sentences.entries()) {
      if (place % 2000 === 0) console.error('read', place, sentences.length);
      yield annotate(sentence);
    }
  };
  const context = { sources: { senses: { inventory, disambiguator } }, findSense: indexSenseIds(heldOut.record) };
  const begun = evidence.beginRun({
    corpus: 'semcor',
    model: 'embedded',
    begun: new Date(0).toISOString(),
    place: '0',
  });
  for await (const batch of collectLines(read(), context)) evidence.addBatch(begun.number, batch);
  evidence.finishRun(begun.number, new Date(0).toISOString());
  return { ...kept, database, evidence, run: begun.number };
}
