import { DualSearch } from '../../src/dual/dual-search.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import type { AnalogySet } from '../../src/evaluation/dataset.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { bootstrapDifference, bootstrapMean } from '../../src/evaluation/statistics/bootstrap.js';
import type { Space } from '../../src/space/space.js';

// The gate of sim_r on analogies with an open answer: every eighth question of Google's semantic sections whose words are
// known, answered from the whole vocabulary with the gate and without.

const stride = 8;
const semanticSections: readonly string[] = [
  'capital-common-countries',
  'capital-world',
  'currency',
  'city-in-state',
  'family',
];

/** The accuracies with the gate and without it, and the difference, each with its 95 % interval. */
export async function scoreGate(data: string, domain: Space, functional: Space) {
  const manifest = (await readTaskManifests()).find(({ id }) => id === 'google-analogies');
  if (manifest === undefined) throw new Error('There is no task google-analogies.');
  const { questions } = (await readDataset(manifest, data)).dataset as AnalogySet;
  const dual = new DualSpace(domain, functional);
  const search = new DualSearch(dual);
  const sampled = questions
    .filter(({ section }) => semanticSections.includes(section))
    .filter((_, place) => place % stride === 0)
    .map(({ a, b, c, answers }) => ({ words: [a, b, c, answers[0] ?? ''].map((word) => word.toLowerCase()) }));
  const asked = sampled.filter(({ words }) => words.every((word) => dual.has(word)));
  const credits = asked.map(({ words: [a = '', b = '', c = '', d = ''] }) => {
    const [gated] = search.solveRelation([a, b], c, { limit: 1 });
    // Without the gate the answer is the word whose role is nearest to that of b.
    const accept = (word: string): boolean => dual.has(word) && ![a, b, c].includes(word);
    const [free] = dual.function(a, c) > 0 ? functional.neighbours(b, { limit: 1, accept }) : [];
    return { gated: gated?.word === d ? 1 : 0, free: free?.target === d ? 1 : 0 };
  });
  if (credits.length === 0) return undefined;
  const [on, off] = [credits.map(({ gated }) => gated), credits.map(({ free }) => free)];
  return {
    task: `google-analogies, semantic sections, every ${stride}th question`,
    questions: sampled.length,
    answered: asked.length,
    on: bootstrapMean(on),
    off: bootstrapMean(off),
    difference: bootstrapDifference(off, on),
  };
}
