import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { corruptTriples } from '../../src/discocat/corrupt-triples.js';
import type { PlausibilityModel } from '../../src/discocat/learned-tensors.js';
import {
  createFrequencyPlausibility,
  createMeanPlausibility,
  createPrototypePlausibility,
  createRelationalPlausibility,
  createTensorPlausibility,
} from '../../src/discocat/plausibility-models.js';
import { readLearnedTensors } from '../../src/discocat/read-learned-tensors.js';
import { readVerbArguments } from '../../src/discocat/read-verb-arguments.js';
import { splitTriples } from '../../src/discocat/split-triples.js';
import { writeTriples } from '../../src/embedded/triples-table.js';
import { type PlausibilityScore, scorePlausibility } from '../../src/evaluation/scores/score-plausibility.js';
import type { AreaInterval } from '../../src/evaluation/statistics/area-under-curve.js';
import { sha256OfFile } from '../../src/manifest.js';
import { readSpace } from '../../src/space/read-space.js';
import { viewSpace } from '../../src/space/view-space.js';

// Measures how well models tell triples of verb, subject and object that a corpus holds from corrupted ones.
// First the part to learn from is written, then tensors are trained on it with "qualia verb train", then all is measured:
//   npx tsx benchmarks/discocat/measure-plausibility.ts --triples verb-subject-object.tsv --write-training training.tsv
//   npx qualia verb train training.tsv --minimum-triples 5 --space function.safetensors --out NAME.safetensors METHOD
//   npx tsx benchmarks/discocat/measure-plausibility.ts --triples verb-subject-object.tsv --space function.safetensors \
//     --tensors NAME.safetensors ... --samples 300 --out benchmarks/results/plausibility.json
// The names and methods of the results: factored is "--method factored --pair-space domain.safetensors --epochs 3"; factored-domain the
// same with --space domain.safetensors --pair-space window.safetensors; skip-gram "--method skip-gram --dimensions 60 --epochs 3";
// low-rank "--method low-rank --dimensions 60 --epochs 3"; multi-step "--method multi-step --dimensions 60"; ridge "--method ridge".
// Several --tensors are measured one by one and as the mean of what they say. Held out are 5 % of the distinct triples (seed 1)
// whose verb has at least 10 others, and each noun at least 5 in its place. Every model is asked the same items: those
// whose words all of them know.

const { values: given } = parseArgs({
  options: {
    triples: { type: 'string' },
    space: { type: 'string' },
    tensors: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    'write-training': { type: 'string' },
    samples: { type: 'string', default: '1000' },
    dimensions: { type: 'string', default: '100' },
  },
});
const leastVerb = 10;
const leastNoun = 5;

if (given.triples === undefined) throw new Error('Name the table of triples: --triples verb-subject-object.tsv');
const all = await readVerbArguments(given.triples);
const { training, heldOut } = splitTriples(all, { share: 0.05, seed: 1 });
if (given['write-training'] !== undefined) {
  await writeTriples(given['write-training'], training);
  console.log(`${[...training.all()].length} triples to learn from in ${given['write-training']}`);
} else {
  if (given.space === undefined || given.out === undefined) {
    throw new Error('Name the space of the baselines and the file to write: --space FILE --out FILE');
  }
  await measure(given.space, given.out);
}

async function measure(spacePath: string, out: string): Promise<void> {
  const space = viewSpace(await readSpace(spacePath), { rank: Number(given.dimensions) });
  const tensors = await Promise.all(given.tensors.map((path) => readLearnedTensors(path)));
  const accept = (noun: string): boolean => space.has(noun) && tensors.every((own) => own.nouns.has(noun));
  const counts = countWords();
  const enough = heldOut.filter(({ verb, subject, object }) => {
    const [ofVerb, ofSubject, ofObject] = [`v ${verb}`, `s ${subject}`, `o ${object}`].map(
      (key) => counts.get(key) ?? 0,
    );
    return ofVerb >= leastVerb && ofSubject >= leastNoun && ofObject >= leastNoun;
  });
  const items = corruptTriples(enough, all, { accept }).filter(({ seen }) =>
    tensors.every((own) => own.verbs.has(seen.verb)),
  );
  const learned = tensors.map(createTensorPlausibility);
  const models: [name: string, model: PlausibilityModel][] = [
    ['frequency', createFrequencyPlausibility(training)],
    ['prototype', createPrototypePlausibility(space, training)],
    ['relational', createRelationalPlausibility(space, training)],
    ...learned.map((model, place): [string, PlausibilityModel] => [basename(given.tensors[place] ?? ''), model]),
    ...(learned.length > 1
      ? [['mean of all tensors', createMeanPlausibility(learned)] as [string, PlausibilityModel]]
      : []),
  ];
  const scores = models.map(([name, model]) => {
    const score = scorePlausibility(model, items, { samples: Number(given.samples) });
    console.log(
      name,
      format(score.overall),
      ...[...score.byCorruption].map(([kind, area]) => `${kind} ${format(area)}`),
    );
    return { name, ...describe(score) };
  });
  const files = [given.triples ?? '', spacePath, ...given.tensors];
  const result = {
    items: items.length,
    heldOut: heldOut.length,
    leastVerb,
    leastNoun,
    share: 0.05,
    seed: 1,
    samples: Number(given.samples),
    baselineDimensions: Number(given.dimensions),
    files: await Promise.all(files.map(async (path) => ({ path: basename(path), sha256: await sha256OfFile(path) }))),
    scores,
  };
  await writeFile(out, `${JSON.stringify(result, null, 2)}\n`);
}

/** In how many distinct triples to learn from each word stands in its place. */
function countWords(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { verb, subject, object } of training.all()) {
    for (const key of [`v ${verb}`, `s ${subject}`, `o ${object}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function describe({ overall, byCorruption, answered, unanswered }: PlausibilityScore): Record<string, unknown> {
  return {
    overall: round(overall),
    ...Object.fromEntries(Array.from(byCorruption, ([kind, area]) => [kind, round(area)])),
    answered,
    unanswered,
  };
}

function round({ value, low, high }: AreaInterval): number[] {
  return [value, low, high].map((number) => Math.round(number * 10_000) / 10_000);
}

function format(area: AreaInterval): string {
  const [value, low, high] = round(area);
  return `${value} [${low}, ${high}]`;
}
