import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { tokenise } from '../../src/corpus/tokenise.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { explainSense, type SenseExplanation } from '../../src/llm/circuits/explain-sense.js';
import { createEncoderEmbedding } from '../../src/llm/encoder/encoder-embedding.js';
import { readEncoder } from '../../src/llm/encoder/read-encoder.js';
import { Arithmetic } from '../../src/llm/tensor/arithmetic.js';
import { pearson } from '../../src/matrix/correlation.js';
import { createRandom, shuffled } from '../../src/random.js';

// Whether the words that are said to carry the choice of a sense do so: sentences of WordNet's own examples, the words that are named hidden, and as many others. No set of
// senses with scores is looked at. Run: npx tsx benchmarks/llm/sense-reasons.ts ENCODER

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Usage: npx tsx benchmarks/llm/sense-reasons.ts ENCODER');
const [count, seed, leastWords] = [200, 1, 6];
const lexicon = await readWordnet();
const encoder = await readEncoder(path, new Arithmetic());
const model = createEncoderEmbedding(encoder);

interface Question {
  readonly words: readonly string[];
  readonly place: number;
  readonly lemma: string;
}

const questions: Question[] = [];
for (const lemma of [...lexicon.lemmas()].sort()) {
  if (!/^[a-z]+$/.test(lemma)) continue;
  for (const sense of lexicon.findSenses(lemma, 'n')) {
    for (const example of lexicon.synset(sense.synset).examples) {
      const words = tokenise(example).map(({ form }) => form);
      const place = words.findIndex((word) => word.toLowerCase() === lemma);
      if (place >= 0 && words.length >= leastWords) questions.push({ words, place, lemma });
    }
  }
}

const explained: SenseExplanation[] = [];
for (const question of shuffled(questions, createRandom(seed))) {
  if (explained.length === count) break;
  const senses = lexicon
    .findSenses(question.lemma, 'n')
    .filter(({ synset }) => model.knows?.(lexicon.synset(synset).definition) !== false);
  const isKnown = question.words.filter((word) => encoder.codes.codeOf(word) > 2).length >= leastWords;
  if (senses.length < 2 || !isKnown) continue;
  const passages = senses.map(({ synset }) => ({ text: lexicon.synset(synset).definition }));
  const { embeddings } = await model.doEmbedPassages({ passages });
  const vectors = senses.map(({ key }, at) => ({ key, vector: embeddings[at] as number[] }));
  explained.push(await explainSense(encoder, { words: question.words, target: [question.place], senses: vectors }));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (values: readonly boolean[]) => {
  const own = mean(values.map(Number));
  return { share: own, standardError: Math.sqrt((own * (1 - own)) / values.length), of: values.length };
};
const named = explained.filter(({ check }) => check.named.length > 0);
const pairs = explained.map(({ words: evidence }) => evidence.filter(({ isKnown }) => isKnown));
const correlations = pairs
  .filter(({ length }) => length > 2)
  .flatMap(
    (own) =>
      pearson(
        own.map(({ attributed }) => attributed),
        own.map(({ measured }) => measured),
      ) ?? [],
  );
const study = {
  command: `npx tsx benchmarks/llm/sense-reasons.ts ${basename(path)}`,
  encoder: encoder.facts,
  sentences: explained.length,
  seed,
  steps: 16,
  /** How often some word speaks for the chosen sense at all. */
  named: share(explained.map(({ check }) => check.named.length > 0)),
  /** Of those: how often hiding the named words lowers the lead, and more than hiding as many that are said to matter least. */
  holds: share(named.map(({ check }) => check.holds)),
  /** How often they bring down the sense itself. */
  overturns: share(named.map(({ check, margin }) => margin + check.measured < 0)),
  overturnsControl: share(named.map(({ check, margin }) => margin + check.control < 0)),
  meanMargin: mean(named.map(({ margin }) => margin)),
  meanAttributed: mean(named.map(({ check }) => check.attributed)),
  meanMeasured: mean(named.map(({ check }) => check.measured)),
  meanControl: mean(named.map(({ check }) => check.control)),
  /** Of expected and measured changes, over the words of a sentence. */
  meanCorrelation: mean(correlations),
};
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(4)) : value;
const text = `${JSON.stringify(study, rounded, 1)}\n`;
await writeFile(new URL('../results/sense-reasons.json', import.meta.url), text);
process.stdout.write(text);
