import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EvidenceStore } from '../../../src/lexicon/evidence/evidence-store.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { createAnimals, newStorePath } from '../edits/edit-fixture.js';
import { runAndKill } from '../edits/run-and-kill.js';
import { sentences } from './evidence-fixture.js';

const script = fileURLToPath(new URL('read-until-killed.ts', import.meta.url));

describe('a run whose process is killed', () => {
  it('goes on after its last batch, and has every line and count once', { timeout: 120_000 }, async () => {
    const path = newStorePath();
    const made = new LexiconDatabase(path, { create: true });
    const begun = { corpus: 'tales', model: 'coin 1', begun: '2030-01-01T00:00:00.000Z', place: '0' };
    new EvidenceStore(made.add(createAnimals())).beginRun(begun);
    made.close();
    for (let round = 0; round < 5; round++) {
      const last = await runAndKill(script, path, 1 + round * 7);
      const database = new LexiconDatabase(path);
      const evidence = new EvidenceStore(database.lexicon());
      const batches = Number(evidence.run(1)?.place);
      expect(batches).toBeGreaterThanOrEqual(last);
      const read = Array.from({ length: batches }, (_, at) => sentences.map(() => `batch ${at + 1}`)).flat();
      const lines = evidence.lines({ run: 1, limit: read.length + 1 });
      expect(lines.map(({ document }) => document)).toEqual(read);
      expect(lines.map(({ number }) => number)).toEqual(read.map((_, at) => at + 1));
      expect(evidence.run(1)).toMatchObject({ documents: batches, words: read.length, tokens: 10 * read.length });
      expect(evidence.frequencies(1, ['dog-1']).get('dog-1')?.chosen).toBe(2 * batches);
      expect(evidence.words(1, { lemma: 'dog' })[0]?.count).toBe(3 * batches);
      database.close();
    }
  });
});
