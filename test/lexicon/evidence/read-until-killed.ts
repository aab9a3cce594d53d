import { writeSync } from 'node:fs';
import { EvidenceStore } from '../../../src/lexicon/evidence/evidence-store.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { batchOf, sentences } from './evidence-fixture.js';

// Goes on with the run of the store that is named until it is killed, and tells the number of each batch once it holds.
const evidence = new EvidenceStore(new LexiconDatabase(process.argv[2] ?? '').lexicon('tiny'));
for (let batch = Number(evidence.run(1)?.place) + 1; ; batch++) {
  const read = sentences.map((sentence) => ({ ...sentence, document: `batch ${batch}` }));
  evidence.addBatch(1, batchOf(read, String(batch)));
  writeSync(1, `${batch}\n`);
}
