import { join, resolve } from 'node:path';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { isAnnotated, type Sentence } from '../../src/corpus/sentence.js';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { tagSentences } from '../../src/wsd/tag-sentences.js';
import { openEmbeddedSenses } from '../senses/embedded-scores.js';

// Words a second whose senses the embedded default ranks, on one core, without explanations: the content words of Wikipedia articles that
// WordNet knows, tagged beforehand. The first words are slower, since glosses are read when they are first needed.
// Run: npx tsx benchmarks/speed/senses.ts [sentences [without-counts]] (reads $QUALIA_DATA/corpora and the cache of the embedded default)

const sentences = Number(process.argv[2] ?? 3000);
const start = performance.now();
const { models } = await openEmbeddedSenses();
console.log(`opened in ${seconds(start)} s`);
const { senses, lexicon } = models;
const annotator = createLexiconAnnotator(lexicon, { trees: false, multiwords: true });
const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'corpora', 'wiki.test.tokens');
const { reader } = await createGuessedReader(path);
const text: Sentence[] = [];
for await (const unit of reader.read()) {
  if (text.length === sentences) break;
  text.push(isAnnotated(unit) ? unit : annotator.annotate(unit));
}
const isCounted = process.argv[3] !== 'without-counts';
const name = isCounted ? 'with counts' : 'without counts';
const disambiguator = isCounted ? senses.disambiguator : senses.withoutCounts;
let words = 0;
let from = performance.now();
const before = process.cpuUsage();
for await (const { words: found } of tagSentences(
  text,
  { senses: { inventory: senses.inventory, disambiguator } },
  { evidence: 0 },
)) {
  const ranked = found.filter((word) => word.senses !== undefined).length;
  if (Math.floor((words + ranked) / 5000) > Math.floor(words / 5000)) {
    console.log(`${name}: ${words + ranked} words, the last 5,000 in ${seconds(from)} s`);
    from = performance.now();
  }
  words += ranked;
}
const { user, system } = process.cpuUsage(before);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${name}: ${words} words, ${Math.round((1e6 * words) / (user + system))} a second of one core, ${memory} MiB at most`,
);

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
