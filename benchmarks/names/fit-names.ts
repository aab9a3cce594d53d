import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evidenceOf, type NameEvidence, nameEvidence } from '../../src/corpus/name-evidence.js';
import { findNameSpans } from '../../src/corpus/name-spans.js';
import { type NameClass, nameClasses } from '../../src/corpus/sentence.js';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { createLexiconGazetteer } from '../../src/embedded/lexicon-names.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { createRandom, shuffled } from '../../src/random.js';
import { softmax } from '../../src/wsd/softmax.js';
import { type MarkedForm, readSemcor } from '../multiwords/semcor.js';

// Fits the weights of the evidence about names on SemCor 3.0 (Brown 1 and 2) and writes src/corpus/name-weights.ts.
// Run: npx tsx benchmarks/names/fit-names.ts && npx biome check --write src/corpus/name-weights.ts

const seed = 1;
const epochs = 20;
const decay = 1e-4;
/** 0 takes names as often as they come, 1 gives each class the same weight. */
const balance = 0.5;

interface Example {
  readonly evidence: readonly NameEvidence[];
  readonly truth: number;
}

const markedClasses: ReadonlyMap<string, NameClass> = new Map([
  ['person', 'person'],
  ['location', 'place'],
  ['group', 'organisation'],
  ['other', 'other'],
]);
/** Numbers of WordNet's lexicographers' files: group, location, object, person. */
const fileClasses: ReadonlyMap<string, NameClass> = new Map([
  ['14', 'organisation'],
  ['15', 'place'],
  ['17', 'place'],
  ['18', 'person'],
]);

const lexicon = await readWordnet();
const annotator = createLexiconAnnotator(lexicon, { trees: false });
const gazetteer = createLexiconGazetteer(lexicon);
const examples = (['brown1', 'brown2'] as const).flatMap((part) =>
  readSemcor(part).flatMap(({ text, forms }, position): Example[] => {
    const { tokens } = annotator.annotate({ document: part, position, text });
    return findNameSpans(tokens).flatMap((span) => {
      const start = tokens[span.start]?.start ?? 0;
      const end = tokens[span.end - 1]?.end ?? 0;
      const truth = forms
        .map((form) => (start <= form.start && form.end === end ? classOf(form) : undefined))
        .find(Boolean);
      return truth === undefined
        ? []
        : [{ evidence: evidenceOf(tokens, span, gazetteer), truth: nameClasses.indexOf(truth) }];
    });
  }),
);
const weights = fitWeights(examples);
const right = examples.filter(({ evidence, truth }) => truth === best(scoresOf(weights, evidence))).length;
console.log(`${examples.length} names, ${(right / examples.length).toFixed(3)} right where fitted`);

const rows = nameEvidence.map((evidence) => {
  const row = (weights.get(evidence) ?? []).map((weight) => Number(weight.toFixed(2)) + 0);
  return `  ['${evidence}', [${row.join(', ')}]],\n`;
});
writeFileSync(
  fileURLToPath(new URL('../../src/corpus/name-weights.ts', import.meta.url)),
  `import type { NameEvidence } from './name-evidence.js';

/**
 * What each kind of evidence adds to the score of the classes person, place, organisation and other.
 *
 * Source: fitted by multinomial logistic regression on ${examples.length.toLocaleString('en')} names of SemCor 3.0 (Brown 1 and 2; Princeton's licence
 * for WordNet) by benchmarks/names/fit-names.ts.
 */
export const nameWeights: ReadonlyMap<NameEvidence, readonly number[]> = new Map<NameEvidence, readonly number[]>([
${rows.join('')}]);
`,
);

function classOf({ name, sense, form }: MarkedForm): NameClass | undefined {
  if (name !== undefined) return markedClasses.get(name);
  const file = /^1:(\d\d):/.exec(sense ?? '')?.[1];
  return file === undefined || !/^\p{Lu}/u.test(form) ? undefined : (fileClasses.get(file) ?? 'other');
}

/** Stochastic gradient descent with averaged weights and a small decay. */
function fitWeights(all: readonly Example[]): Map<NameEvidence, number[]> {
  const random = createRandom(seed);
  const shares = nameClasses.map((_, i) => all.filter(({ truth }) => truth === i).length / all.length);
  const current = new Map(nameEvidence.map((evidence) => [evidence, nameClasses.map(() => 0)]));
  const sums = new Map(nameEvidence.map((evidence) => [evidence, nameClasses.map(() => 0)]));
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = 0.1 / (1 + epoch);
    for (const { evidence, truth } of shuffled(all, random)) {
      const probabilities = softmax(scoresOf(current, evidence));
      for (const kind of evidence) {
        const row = current.get(kind) ?? [];
        probabilities.forEach((probability, i) => {
          const pull = (i === truth ? 1 : 0) - probability;
          row[i] = (row[i] ?? 0) * (1 - step * decay) + step * pull * (0.25 / (shares[truth] ?? 1)) ** balance;
        });
      }
    }
    for (const [kind, row] of current)
      sums.set(
        kind,
        (sums.get(kind) ?? []).map((sum, i) => sum + (row[i] ?? 0) / epochs),
      );
  }
  return sums;
}

function scoresOf(rows: ReadonlyMap<NameEvidence, readonly number[]>, evidence: readonly NameEvidence[]): number[] {
  return nameClasses.map((_, i) => evidence.reduce((sum, kind) => sum + (rows.get(kind)?.[i] ?? 0), 0));
}

function best(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores));
}
