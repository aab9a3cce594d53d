import { readFileSync } from 'node:fs';
import { parseTurneyQuestions } from '../../src/evaluation/formats/parse-choices.js';
import { generateNounModifierQuestions } from '../../src/evaluation/generated/noun-modifier-questions.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';

// Prints what a model that embeds texts is asked for by noun-modifier questions, a text a line: every word, and every stem in
// both orders, of the questions generated from WordNet and of published ones.
// Usage: npx tsx benchmarks/dual/list-question-texts.ts [questions.txt ...] > texts.txt

const texts = new Set<string>();
function addQuestion([a, b]: readonly string[], choices: readonly string[]): void {
  for (const text of [a, b, `${a} ${b}`, `${b} ${a}`, ...choices]) texts.add(text);
}
for (const { stem, choices } of generateNounModifierQuestions(await readWordnet())) {
  addQuestion(
    stem,
    choices.map(({ word }) => word),
  );
}
for (const path of process.argv.slice(2)) {
  for (const { stem, choices } of parseTurneyQuestions({ path, text: readFileSync(path, 'utf8') }).questions) {
    addQuestion(stem, choices.flat());
  }
}
process.stdout.write(`${[...texts].sort().join('\n')}\n`);
