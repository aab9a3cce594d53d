import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Combiner } from '../../src/dual/combiner/combiner.js';
import { readCombiner } from '../../src/dual/combiner/combiner-file.js';
import { listEvidenceFiles, readEvidence } from '../../src/dual/combiner/read-evidence.js';
import { findEvidenceOptions } from '../../src/dual/combiner/view-grid.js';
import { DualSearch } from '../../src/dual/dual-search.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { readBigrams } from '../../src/dual/read-bigrams.js';
import { generateNounModifierQuestions } from '../../src/evaluation/generated/noun-modifier-questions.js';
import { bootstrapMean } from '../../src/evaluation/statistics/bootstrap.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { readSpace } from '../../src/space/read-space.js';
import { viewSpace } from '../../src/space/view-space.js';
import { hashFiles } from './hash-files.js';

// Generation (Turney 2014): how often the word that WordNet gives for a phrase is among the first 1, 10, 100 of the whole
// vocabulary, and the phrase for the word among all phrases seen: by sim_c, by the sum of its similarities, and by a learned
// combiner that puts the first 1000 by the sum into order. Test half of the generated questions, of which the combiner has read
// none. Writes benchmarks/results/generation.json.
// Usage: npx tsx benchmarks/dual/measure-generation.ts <combiner.json> <folder of qualia space build> [questions, default 500]

const [model = 'combiner.json', folder = 'spaces', most = '500'] = process.argv.slice(2);
const files = listEvidenceFiles(folder);
const [domain, functional] = [await readSpace(files.domain), await readSpace(files.function)];
const usual = { rank: 300, singularValueExponent: 0.5 };
const search = new DualSearch(new DualSpace(viewSpace(domain, usual), viewSpace(functional, usual)));
const learned = await readCombiner(model);
const evidence = await readEvidence(files, { ...findEvidenceOptions(learned), domain, function: functional });
const combiner = new Combiner(learned, evidence);
const pairs = await readBigrams(files.pairs);
const known = new Set(search.words);
const questions = generateNounModifierQuestions(await readWordnet(), { accept: (word) => known.has(word) })
  .filter(({ split }) => split === 'test')
  .slice(0, Number(most));
const candidates = 1000;
const rerank = (...words: [string, string, string]): number => combiner.probability(...words);

/** The place of the first answer that is right, from 0; infinite where there is none. */
type Place = number;
const placeOf = <Answer>(answers: readonly Answer[], isRight: (answer: Answer) => boolean): Place => {
  const place = answers.findIndex(isRight);
  return place === -1 ? Number.POSITIVE_INFINITY : place;
};

const places = new Map<string, Place[]>();
function note(name: string, place: Place): void {
  places.set(name, [...(places.get(name) ?? []), place]);
}
for (const [index, { stem, choices, solution }] of questions.entries()) {
  const word = choices[solution]?.word ?? '';
  const isWord = (answer: { readonly word: string }): boolean => answer.word === word;
  const isStem = ({ phrase: [a, b] }: { readonly phrase: readonly [string, string] }): boolean =>
    a === stem[0] && b === stem[1];
  const limit = candidates;
  note('word, sim_c', placeOf(search.composeWord(stem, { limit }), isWord));
  // The sum alone: a second pass that keeps its order.
  const sum = search.composeWord(stem, { limit, candidates, firstPass: 'sum', rerank: () => 0 });
  note('word, sum', placeOf(sum, isWord));
  note('word, combiner', placeOf(search.composeWord(stem, { limit, candidates, firstPass: 'sum', rerank }), isWord));
  note('phrase seen, sim_c', placeOf(search.decomposeWord(word, { limit, pairs }), isStem));
  note('phrase seen, combiner', placeOf(search.decomposeWord(word, { limit, pairs, candidates, rerank }), isStem));
  if ((index + 1) % 100 === 0) console.log(`${index + 1} of ${questions.length}`);
}

const report = {
  command: 'npx tsx benchmarks/dual/measure-generation.ts <combiner.json> <folder of qualia space build>',
  files: await hashFiles([model, files.domain, files.function]),
  words: known.size,
  phrases: pairs.size,
  questions: questions.length,
  seen: questions.filter(({ stem: [a, b] }) => pairs.count(a, b) > 0).length,
  'share of questions whose answer is among the first': Object.fromEntries(
    [...places].map(([name, found]) => [
      name,
      Object.fromEntries(
        [1, 10, 100, 1000].map((first) => {
          const { mean, low, high } = bootstrapMean(found.map((place) => (place < first ? 1 : 0)));
          return [first, [mean, low, high].map((value) => Math.round(value * 1e4) / 1e4)];
        }),
      ),
    ]),
  ),
};
writeFileSync(
  fileURLToPath(new URL('../results/generation.json', import.meta.url)),
  `${JSON.stringify(report, null, 1)}\n`,
);
console.log(JSON.stringify(report['share of questions whose answer is among the first'], null, 1));
