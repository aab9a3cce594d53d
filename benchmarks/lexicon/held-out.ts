import { createContextVectors } from '../../src/evidence/context-vectors.js';
import { findNewSenses } from '../../src/evidence/find-new-senses.js';
import type { LemmaEvidence } from '../../src/evidence/lemma-evidence.js';
import { LemmaProfiles } from '../../src/evidence/lemma-profiles.js';
import { LemmaScan } from '../../src/evidence/scan-lemmas.js';
import { suggestionDefaults } from '../../src/evidence/suggestion-context.js';
import { Taxonomy } from '../../src/evidence/taxonomy.js';
import { readFunctionWords } from '../../src/lexicon/read-function-words.js';
import { withoutCommonComponents } from '../../src/space/common-components.js';
import { halfOf } from './hold-out.js';
import { readHeldOut } from './read-held-out.js';
import { indexGold, scoreNewSenses } from './score-held-out.js';

// Takes words and senses out of WordNet 3.0, reads SemCor with what is left, and tells how many of the senses are found again as new
// ones. Of the words without a held-out sense every fifth is asked. The first run takes minutes and keeps its store in the folder.
// Run: npx tsx benchmarks/lexicon/held-out.ts FOLDER choosing '{"leastCosine":0.1}' (needs $QUALIA_DATA/wsd/semcor3.0.tar.xz)

const [folder = 'held-out', half = 'choosing', settings = '{}'] = process.argv.slice(2);
const { database, evidence, run, sentences, models, senses: heldOut } = await readHeldOut(folder, 1);
const lexicon = database.lexicon();
const counts = new Map<string, number>();
let total = 0;
for (const { lemma, count } of evidence.words(run)) {
  counts.set(lemma.toLowerCase(), (counts.get(lemma.toLowerCase()) ?? 0) + count);
  total += count;
}
const vectors = createContextVectors({
  probability: (lemma) => (counts.get(lemma) ?? 0) / total,
  space: withoutCommonComponents(models.words),
});
const senses = heldOut.filter(({ lemma }) => halfOf(lemma) === half);
const names = new Set(senses.map(({ lemma, partOfSpeech }) => `${lemma} ${partOfSpeech}`));
const asked: LemmaEvidence[] = [];
let others = 0;
for (const { found } of new LemmaScan(lexicon, evidence, run).lemmas(2 * suggestionDefaults.leastCluster)) {
  if (halfOf(found.lemma) !== half || found.senses.length === 0) continue;
  if (names.has(`${found.lemma} ${found.partOfSpeech}`) || others++ % 5 === 0) asked.push(found);
}
const gold = indexGold(sentences);
const lines = new Map(asked.flatMap((found) => found.lines.map((line) => [line.number, gold(line)] as const)));
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const context = {
  lexicon,
  taxonomy: new Taxonomy(lexicon),
  vectors,
  profiles: new LemmaProfiles(vectors),
  corpus: { counts, total },
  functionWords: readFunctionWords(),
  segment: (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment.toLowerCase()),
  settings: { ...suggestionDefaults, ...JSON.parse(settings) },
};
const suggestions = asked.flatMap((found) => findNewSenses(found, context));
const goldOf = (suggestion: { readonly lines: readonly number[] }) => suggestion.lines.map((line) => lines.get(line));
console.log(half, `${asked.length} words`, scoreNewSenses(suggestions, senses, goldOf));
database.close();
