import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TransitiveModel } from '../../src/discocat/transitive-operators.js';
import type { PropertySet, RatedPairSet } from '../../src/evaluation/dataset.js';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { openTasks } from '../dual/read-tasks.js';
import { takeWords } from './count-space.js';
import { readTables } from './read-tables.js';
import { listNeededWords, scoreQuickly } from './score-tasks.js';
import { listChoices, listTaggedChoices, makeChosenSpace, nameChoice, type SpaceChoice } from './space-choices.js';
import { tagTables, tagTask } from './tag-tasks.js';

// Scores spaces of counts on ML2008, ML2010 and RELPRON development, on which they are chosen; GS2011 is not read here.
// Usage: npx tsx benchmarks/discocat/choose-count-space.ts --spaces FOLDER --more FOLDER --rows FILE.jsonl
// FOLDER of --spaces is what "qualia space build --contexts domain,function,window --window-weighting harmonic --mono" wrote; --more
// names folders of counts with other windows, "window,dependency --window-weighting flat". Rows that FILE holds are left out, so that a
// run that was stopped goes on; --only NAME takes the choices whose names hold NAME, --task NAME the tasks whose names begin so;
// --tags compares counts of tagged lemmas ("--target-tags"), of the folders of --more, with the tables of --spaces.
// benchmarks/results/discocat-choice.jsonl holds the rows that were made, discocat-choice.md what was concluded.

const { values: given } = parseArgs({
  options: {
    spaces: { type: 'string' },
    more: { type: 'string', multiple: true, default: [] },
    rows: { type: 'string' },
    only: { type: 'string', default: '' },
    task: { type: 'string', default: '' },
    tags: { type: 'boolean', default: false },
  },
});
const { spaces, more, rows, only, tags } = given;
if (spaces === undefined || rows === undefined)
  throw new Error('Name a folder and a file: --spaces FOLDER --rows FILE');

const allTasks: readonly (readonly [task: string, models: readonly TransitiveModel[]])[] = [
  ['ml2008', ['verb-only', 'additive', 'multiplicative', 'relational']],
  ['ml2010-verb-object', ['verb-only', 'additive', 'multiplicative', 'relational', 'kronecker', 'unit-object-sum']],
  ['ml2010-adjective-noun', ['additive', 'multiplicative', 'relational']],
  ['ml2010-compound-noun', ['additive', 'multiplicative', 'relational']],
  // The last is for reduced spaces: it takes minutes with 2,000 dimensions.
  ['relpron-development', ['additive', 'multiplicative', 'unit-subject-sum']],
];

const plan = allTasks.filter(([task]) => task.startsWith(given.task));
const { read } = await openTasks();
const readSets = await Promise.all(plan.map(async ([id]) => ({ id, set: await read<RatedPairSet | PropertySet>(id) })));
const sets = tags ? readSets.map(tagTask) : readSets;
const lemmaTables = await readTables(spaces);
const tables = tags ? tagTables(lemmaTables, sets, ['relational', 'unit-subject-sum']) : lemmaTables;
const words = listNeededWords(sets, ['relational', 'subject-sum'], tables);
const known = new Set(
  existsSync(rows)
    ? readFileSync(rows, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (JSON.parse(line) as { readonly name: string }).name)
    : [],
);
const files = new Map<string, Promise<Space>>();
const paths = tags ? more : [spaces, ...more];

for (const choice of tags ? listTaggedChoices() : listChoices()) {
  // Reduced spaces have vectors of length 1 as they are.
  const lengths = 'counts' in choice ? [false, true] : [true];
  const missing = lengths.filter((unit) => !known.has(nameChoice(choice, unit)));
  if (missing.length === 0 || !nameChoice(choice, true).includes(only)) continue;
  const made = await makeChosenSpace(choice, openFile);
  if (made === undefined) continue;
  for (const unit of missing) score(choice, unit, made);
}

function score(choice: SpaceChoice, unit: boolean, made: Space): void {
  const space = takeWords(made, words, { unit });
  const scores = plan.flatMap(([task, models]) => {
    const set = sets.find(({ id }) => id === task);
    if (set === undefined) throw new Error(`There is no task ${task}.`);
    const asked = models.filter((model) => model !== 'unit-subject-sum' || !('counts' in choice));
    return asked.map((model) => scoreQuickly(set, model, { space, tables }));
  });
  const name = nameChoice(choice, unit);
  appendFileSync(rows as string, `${JSON.stringify({ name, choice, unit, scores })}\n`);
  console.log(name, scores.map(({ score: value }) => value.toFixed(3)).join(' '));
}

/** Opens a file by the end of its path, once; few stay open. */
async function openFile(name: string): Promise<Space | undefined> {
  const open = files.get(name);
  if (open !== undefined) return await open;
  const candidates = paths.map((folder) => join(folder, basename(name)));
  const path = candidates.find((candidate) => candidate.endsWith(`/${name}`) && existsSync(candidate));
  if (path === undefined) return undefined;
  if (files.size > 2) files.clear();
  const reading = readSpace(path, { verify: false });
  files.set(name, reading);
  return await reading;
}
