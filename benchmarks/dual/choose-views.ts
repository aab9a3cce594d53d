import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { geometricMean } from '../../src/dual/similarity.js';
import type { ChoiceSet, RatedPairSet } from '../../src/evaluation/dataset.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { generateDataset } from '../../src/evaluation/generated/generate-dataset.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { meanRating } from '../../src/evaluation/scores/score-pairs.js';
import { spearman } from '../../src/evaluation/statistics/correlation.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { normalisation } from '../../src/space/normalisation.js';
import { readSpace } from '../../src/space/read-space.js';
import { reduction } from '../../src/space/reduction.js';
import type { Space } from '../../src/space/space.js';
import { applyTransforms } from '../../src/space/transform.js';
import { viewSpace } from '../../src/space/view-space.js';
import { weighting } from '../../src/space/weighting.js';
import { writeSpace } from '../../src/space/write-space.js';

// Chooses k and p of the domain and of the function space for each task, on development data only: the development half of the
// questions generated from WordNet whose words are all known, and data sets of words and phrases that are no test sets here.
// Usage: npx tsx benchmarks/dual/choose-views.ts <folder of qualia space build> <folder for the factors>
// Writes benchmarks/results/dual-views.json. The factors of both spaces are kept, so that a second run takes seconds.

const [built = 'spaces', kept = 'factors'] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.env['QUALIA_DATA'] ?? join(root, '../shared/data'));
const most = 500;
const ranks = [50, 100, 200, 300, 400, 500];
const exponents = [0, 0.25, 0.5, 0.75, 1];

interface View {
  readonly k: number;
  readonly p: number;
  readonly space: Space;
}

async function factor(name: string): Promise<Space> {
  const path = join(kept, `${name}.safetensors`);
  const known = await readSpace(path).catch(() => undefined);
  if (known !== undefined) return known;
  const counts = await readSpace(join(built, `${name}.counts.safetensors`));
  const made = applyTransforms(counts, [
    weighting('ppmi', {}),
    reduction({ rank: most, singularValueExponent: 0, seed: 1, tolerance: 1e-3 }),
  ]);
  mkdirSync(kept, { recursive: true });
  await writeSpace(path, made);
  return made;
}

function viewsOf(space: Space): View[] {
  return ranks.flatMap((k) =>
    exponents.map((p) => {
      const view = viewSpace(space, { rank: k, singularValueExponent: p });
      return { k, p, space: applyTransforms(view, [normalisation()]) };
    }),
  );
}

const domain = await factor('domain');
const functional = await factor('function');
console.log(`domain ${domain.targets.size}, function ${functional.targets.size}`);
const has = (word: string): boolean =>
  [domain, functional].every((space) => space.has(word) && space.vector(word).some((value) => value !== 0));
const [domains, functions] = [viewsOf(domain), viewsOf(functional)];

type Similarity = (left: string, right: string) => number;

/** What is scored: a number, higher is better, for the cosines of a domain view and of a function view. */
interface DevelopmentTask {
  readonly name: string;
  readonly items: number;
  readonly score: (d: Similarity, f: Similarity) => number;
}

function similarityOf({ space }: View): Similarity {
  const known = new Map<string, number>();
  return (left, right) => {
    const key = left < right ? `${left}\t${right}` : `${right}\t${left}`;
    const value = known.get(key) ?? space.cosine(left, right);
    known.set(key, value);
    return value;
  };
}

function questionTask(name: string, { questions }: ChoiceSet): DevelopmentTask {
  const asked = questions.filter(({ stem, choices }) => [...stem, ...choices.flat()].every(has));
  return {
    name,
    items: asked.length,
    score(d, f) {
      let right = 0;
      for (const { stem, stems, choices, solution } of asked) {
        const scores = choices.map(([c = ''], place) => {
          const [a = '', b = ''] = stems?.[place] ?? stem;
          return c === a || c === b ? 0 : geometricMean([d(a, c), d(b, c), f(b, c)]);
        });
        const best = Math.max(...scores);
        if (scores[solution] === best) right += 1 / scores.filter((score) => score === best).length;
      }
      return right / asked.length;
    },
  };
}

function pairTask(name: string, { pairs }: RatedPairSet): DevelopmentTask {
  const known = pairs.filter(({ left, right }) => [...left.words, ...right.words].every(has));
  const ratings = known.map(meanRating);
  return {
    name,
    items: known.length,
    score(d, f) {
      const scores = known.map(
        ({
          left: {
            words: [a = '', b = ''],
          },
          right: {
            words: [c = '', e = ''],
          },
        }) => (b === '' ? geometricMean([d(a, c), f(a, c)]) : geometricMean([d(a, c), d(b, e), f(a, c), f(b, e)])),
      );
      return spearman(scores, ratings) ?? 0;
    },
  };
}

const manifests = await readTaskManifests();
const manifestOf = (id: string) => {
  const found = manifests.find((manifest) => manifest.id === id);
  if (found === undefined) throw new Error(`There is no task ${id}.`);
  return found;
};
const lexicon = await readWordnet();
const questionsOf = (id: string) => generateDataset(manifestOf(id), lexicon, { split: 'development' }) as ChoiceSet;
const readOf = async <Set>(id: string): Promise<Set> => (await readDataset(manifestOf(id), data)).dataset as Set;
const tasks: DevelopmentTask[] = [
  questionTask('noun-modifier-7, development', questionsOf('noun-modifier-7')),
  questionTask('noun-modifier-14, development', questionsOf('noun-modifier-14')),
];
for (const id of ['wordsim-353', 'simlex-999', 'ml2010-adjective-noun', 'ml2010-compound-noun']) {
  tasks.push(pairTask(id, await readOf<RatedPairSet>(id)));
}

const domainSimilarities = domains.map((view) => ({ view, d: similarityOf(view) }));
const functionSimilarities = functions.map((view) => ({ view, f: similarityOf(view) }));
const report = tasks.map((task) => {
  const scored = domainSimilarities.flatMap(({ view, d }) =>
    functionSimilarities.map((other) => ({
      domain: [view.k, view.p],
      function: [other.view.k, other.view.p],
      score: Math.round(task.score(d, other.f) * 1e4) / 1e4,
    })),
  );
  scored.sort((one, other) => other.score - one.score);
  const usual = scored.find((one) => one.domain.join() === '300,0.5' && one.function.join() === '300,0.5');
  console.log(task.name, task.items, 'best', JSON.stringify(scored[0]), 'usual', usual?.score);
  return { task: task.name, items: task.items, best: scored.slice(0, 5), usual };
});
const command = 'npx tsx benchmarks/dual/choose-views.ts <folder of qualia space build> <folder for the factors>';
const result = {
  command,
  targets: { domain: domain.targets.size, function: functional.targets.size },
  ranks,
  exponents,
  report,
};
writeFileSync(join(root, 'benchmarks/results/dual-views.json'), `${JSON.stringify(result, null, 1)}\n`);
