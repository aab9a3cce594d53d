import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkLexicon } from '../../../src/lexicon/checks/check-lexicon.js';
import { LexiconEditor } from '../../../src/lexicon/edits/lexicon-editor.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { createAnimals, newStorePath } from './edit-fixture.js';
import { runAndKill } from './run-and-kill.js';

const script = fileURLToPath(new URL('edit-until-killed.ts', import.meta.url));
const rounds = 10;

describe('a store whose process is killed', () => {
  it('opens again with every edit that was told to hold, and none by half', { timeout: 120_000 }, async () => {
    const path = newStorePath();
    const made = new LexiconDatabase(path, { create: true });
    made.add(createAnimals());
    made.close();
    for (let round = 0; round < rounds; round++) {
      const last = await runAndKill(script, path, 1 + round * 2);
      const database = new LexiconDatabase(path);
      const lexicon = database.lexicon();
      const editor = new LexiconEditor(lexicon);
      const numbers = editor.history().map(({ number }) => number);
      expect(numbers[0]).toBeGreaterThanOrEqual(last);
      expect(numbers).toEqual(Array.from(numbers, (_, at) => numbers.length - at));
      expect(lexicon.file.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(checkLexicon(lexicon.readRecords(), { select: ['E', 'W4'] })).toEqual([]);
      database.close();
    }
    const database = new LexiconDatabase(path);
    const editor = new LexiconEditor(database.lexicon());
    while (editor.history().some(({ kind, state }) => kind === 'edit' && state === 'done')) editor.undo();
    expect(database.lexicon().readRecords()).toStrictEqual(createAnimals());
    database.close();
  });
});
