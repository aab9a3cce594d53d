import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { tokenise } from '../../src/corpus/tokenise.js';
import { createRandom } from '../../src/random.js';
import { type GoldSentence, readEwt, readGum } from '../treebanks/treebank.js';
import { openTexts } from './open-texts.js';

// Writes what the teacher needs into a folder: the treebanks that it learns from and is measured by, and the sentences
// that it is to annotate, one a line; in `raw.txt` those and more of the same texts, tokens separated by blanks, for the
// student. Sentences of the dev and test parts of the treebanks are left out, since some of
// their texts (speeches, e-mails, Wikipedia) are among the open ones too.
// Run: npx tsx benchmarks/teacher/collect-text.ts <folder>

const seed = 1;
const fewestTokens = 3;
const mostTokens = 60;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write to: collect-text.ts <folder>');
mkdirSync(folder, { recursive: true });
writeLines('train', [...readEwt('train'), ...readGum('open train')].map(toTree));
writeLines('ewt-dev', readEwt('dev').map(toTree));
writeLines('gum-dev', readGum('dev').map(toTree));

const held = (['dev', 'test'] as const).flatMap((part) => [...readEwt(part), ...readGum(part)]);
const seen = new Set(held.map(({ tokens }) => lettersOf(tokens.map(({ form }) => form))));
const collected: { readonly forms: readonly string[] }[] = [];
const raw: string[] = [];
for (const { file, share, raw: rawShare = share, before } of openTexts) {
  const random = createRandom(seed);
  const { reader } = await createGuessedReader(join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), file));
  let tokens = 0;
  for await (const { text, document } of reader.read({ onBad: ({ message }) => console.error(message) })) {
    const drawn = random.uniform();
    if (drawn >= rawShare || (before !== undefined && yearOf(document) >= before)) continue;
    const forms = tokenise(text).map(({ form }) => form);
    const letters = lettersOf(forms);
    if (forms.length < fewestTokens || forms.length > mostTokens || seen.has(letters)) continue;
    seen.add(letters);
    tokens += forms.length;
    raw.push(forms.join(' '));
    if (drawn < share) collected.push({ forms });
  }
  console.log(`${file}: ${tokens} tokens`);
}
writeLines('text', collected);
writeFileSync(join(folder, 'raw.txt'), `${raw.join('\n')}\n`);

function writeLines(name: string, lines: readonly unknown[]): void {
  writeFileSync(join(folder as string, `${name}.jsonl`), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
}

/** The year in the name of a novel's file: `Woolf_Night_1919.txt`. */
function yearOf(document: string): number {
  return Number(/_(\d{4})\b/.exec(document)?.[1]);
}

function lettersOf(forms: readonly string[]): string {
  return forms
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '');
}

function toTree({ tokens }: GoldSentence) {
  return {
    forms: tokens.map(({ form }) => form),
    tags: tokens.map(({ tag }) => tag),
    heads: tokens.map(({ head }) => head),
    relations: tokens.map(({ relation }) => relation),
  };
}
