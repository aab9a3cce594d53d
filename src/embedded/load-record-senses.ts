import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatLexiconLines } from '../lexicon/formats/json/format-lexicon-lines.js';
import { writeLexiconLines } from '../lexicon/formats/json/write-lexicon-lines.js';
import { lexiconFromRecords } from '../lexicon/records/lexicon-from-records.js';
import type { LexiconRecord } from '../lexicon/records/lexicon-record.js';
import { unfinishedFolder } from '../matrix/unfinished-name.js';
import type { EmbeddedModels } from './embedded-models.js';
import { type LoadSensePartsOptions, loadSenseParts } from './load-sense-parts.js';
import type { SenseModels } from './sense-models.js';
import { makeSenseParts } from './sense-parts.js';

/** Lexicons of fewer synsets are read on the spot and not kept. */
const fewSynsets = 2000;

/**
 * Makes the sense models of a lexicon that is edited, English, over the spaces of the embedded default. The glosses of a large one are
 * read and linked the first time after each edit, for WordNet in about a minute, and kept.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function loadRecordSenses(
  models: EmbeddedModels,
  record: LexiconRecord,
  options: Omit<LoadSensePartsOptions, 'source' | 'content' | 'prepare'>,
): Promise<SenseModels> {
  const { lexicon } = lexiconFromRecords(record);
  if (lexicon.synsetCount < fewSynsets) return models.createSenses(lexicon, makeSenseParts(lexicon));
  const sum = createHash('sha256');
  for (const piece of formatLexiconLines([record])) sum.update(piece);
  const content = sum.digest('hex');
  const folder = unfinishedFolder(options.cacheFolder);
  const source = join(folder, 'records.jsonl');
  try {
    const prepare = async (): Promise<void> => {
      await mkdir(folder, { recursive: true });
      await writeLexiconLines(source, [record]);
    };
    return models.createSenses(lexicon, await loadSenseParts(lexicon, { ...options, source, content, prepare }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
