import { writeSync } from 'node:fs';
import { LexiconEditor } from '../../../src/lexicon/edits/lexicon-editor.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';

// Edits the store that is named until it is killed, and tells the number of each change once it holds.
const editor = new LexiconEditor(new LexiconDatabase(process.argv[2] ?? '').lexicon('tiny'));
for (let round = 0; ; round++) {
  const text = `round ${round} of ${process.pid}`;
  const tell = ({ change }: { readonly change: { readonly number: number } }): number =>
    writeSync(1, `${change.number}\n`);
  tell(editor.edit([{ verb: 'set-gloss', synset: 'tiny-2', text }]));
  tell(
    editor.edit([
      { verb: 'add-example', of: 'dog-1', text },
      { verb: 'relate', source: 'tiny-3', type: 'hypernym', target: 'tiny-1' },
      { verb: 'unrelate', source: 'tiny-3', type: 'hypernym', target: 'tiny-1' },
    ]),
  );
  tell(editor.undo());
}
