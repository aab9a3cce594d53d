import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { TransitiveModel } from '../../src/discocat/transitive-operators.js';
import type { PropertySet, RatedPairSet } from '../../src/evaluation/dataset.js';
import { scoreProperties } from '../../src/evaluation/scores/score-properties.js';
import { answerTerms } from '../../src/evaluation/systems/compose-answers.js';
import { createRandom } from '../../src/random.js';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { openTasks } from '../dual/read-tasks.js';
import { takeWords } from './count-space.js';
import { readTables } from './read-tables.js';
import { listNeededWords, scoreQuickly } from './score-tasks.js';
import { joinSpaces } from './space-choices.js';

// Scores word vectors side by side on ML2010 and RELPRON development, and tells what the best choice of vectors and operator scores on
// terms of RELPRON that took no part in it.
// Usage: npx tsx benchmarks/discocat/choose-joined-vectors.ts --vectors glove=FILE --vectors window=FILE --tables FOLDER --rows FILE.jsonl
// The files are spaces of qualia: "qualia space view window.safetensors --rank 500 --exponent 0.5", and vectors that were read once.

const { values: given } = parseArgs({
  options: {
    vectors: { type: 'string', multiple: true, default: [] },
    tables: { type: 'string' },
    rows: { type: 'string' },
  },
});
const { tables: folder, rows } = given;
if (folder === undefined || rows === undefined)
  throw new Error('Name a folder and a file: --tables FOLDER --rows FILE');

const operators: readonly TransitiveModel[] = ['additive', 'unit-subject-sum'];
const folds = 10;
const ids = ['ml2010-verb-object', 'ml2010-adjective-noun', 'ml2010-compound-noun', 'relpron-development'];
const { read } = await openTasks();
const sets = await Promise.all(ids.map(async (id) => ({ id, set: await read<RatedPairSet | PropertySet>(id) })));
const tables = await readTables(folder);
const words = listNeededWords(sets, ['relational', 'subject-sum'], tables);
const spaces = new Map<string, Space>();
for (const text of given.vectors) {
  const [name = '', path = ''] = text.split('=');
  spaces.set(name, takeWords(await readSpace(path, { verify: false }), words, { unit: true }));
}

const creditsOf = new Map<string, Float64Array>();
for (const names of listSubsets([...spaces.keys()])) {
  const space = joinSpaces(names.flatMap((name) => spaces.get(name) ?? []));
  for (const model of operators) {
    const name = `${names.join(' + ')}, ${model}`;
    const scores = sets.map((set) => scoreQuickly(set, model, { space, tables }));
    const { set } = sets[sets.length - 1];
    if (set.kind === 'properties') creditsOf.set(name, scoreTerms(set, model, space));
    appendFileSync(rows, `${JSON.stringify({ name, scores })}\n`);
    console.log(name, scores.map(({ score }) => score.toFixed(3)).join(' '));
  }
}
const held = scoreHeldOut(creditsOf);
appendFileSync(rows, `${JSON.stringify({ name: 'chosen on other terms', folds, heldOut: held })}\n`);
console.log(`chosen on other terms: ${held.toFixed(3)}`);

/** All sets of one name or more. */
function listSubsets(names: readonly string[]): string[][] {
  return Array.from({ length: 2 ** names.length - 1 }, (_, bits) =>
    names.filter((_, place) => ((bits + 1) >> place) % 2 === 1),
  );
}

/** The average precision of each term. */
function scoreTerms(set: PropertySet, model: TransitiveModel, space: Space): Float64Array {
  const answers = answerTerms(set, { model, space, tables, ellipsis: 'add' });
  const terms = [...new Set(set.properties.map(({ term }) => term))];
  return scoreProperties(set.properties, (term, property) => {
    return answers[terms.indexOf(term)]?.answer?.[set.properties.indexOf(property)] ?? undefined;
  }).credits;
}

/** The mean average precision where what each tenth of the terms is scored by is best on the others. */
function scoreHeldOut(credits: ReadonlyMap<string, Float64Array>): number {
  const lists = [...credits.values()];
  const count = lists[0]?.length ?? 0;
  const random = createRandom(1);
  const foldOf = Array.from({ length: count }, (_, term) => ({ term, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .reduce((places, { term }, place) => places.set(term, place % folds), new Map<number, number>());
  const mean = (list: Float64Array, isTaken: (fold: number) => boolean): number => {
    const taken = [...list].filter((_, term) => isTaken(foldOf.get(term) ?? 0));
    return taken.reduce((sum, value) => sum + value, 0) / taken.length;
  };
  let sum = 0;
  for (let fold = 0; fold < folds; fold++) {
    const best = lists.reduce((a, b) => (mean(b, (own) => own !== fold) > mean(a, (own) => own !== fold) ? b : a));
    for (let term = 0; term < count; term++) if (foldOf.get(term) === fold) sum += best[term] ?? 0;
  }
  return sum / count;
}
