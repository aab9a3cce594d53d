import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSenseInventory } from '../../src/evaluation/read-sense-inventory.js';
import { testMcnemar } from '../../src/evaluation/statistics/paired-tests.js';
import { readAllWords } from '../embedded/all-words.js';

// Writes benchmarks/results/senses-embedded.json from the results of
// qualia bench run semeval2007 senseval2 semeval2015 --system embedded:senses embedded:senses-without-graph embedded:senses-without-counts first-sense --out FOLDER
// Run: npx tsx benchmarks/senses/summarise-embedded.ts FOLDER

interface ResultFile {
  readonly task: string;
  readonly system: { readonly specification: string };
  readonly scores: readonly { readonly measure: string; readonly value: number; readonly interval?: object }[];
  readonly items: readonly { readonly id: string; readonly answer?: readonly string[] }[];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of results.');
const results = readdirSync(folder)
  .sort()
  .map((name): ResultFile => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const { lexicon } = await readSenseInventory();
/** Tells whether the first answer to an item is right. */
function judgeBy(task: string): (item: ResultFile['items'][number]) => boolean {
  const gold = new Map(readAllWords(task, lexicon).instances.map(({ instance }) => [instance.id, instance.gold]));
  return ({ id, answer = [] }) => answer.length > 0 && (gold.get(id) ?? []).includes(answer[0]);
}
const findFirst = (task: string) =>
  results.find((other) => other.task === task && other.system.specification === 'first-sense');
const rows = results.map(({ task, system, scores, items }) => {
  const first = findFirst(task);
  const isRight = judgeBy(task);
  const mcnemar = first === undefined ? undefined : testMcnemar(items.map(isRight), first.items.map(isRight));
  return {
    task,
    use: task === 'semeval2007' ? 'development' : 'reported',
    system: system.specification,
    scores: scores.filter(({ measure }) => measure.startsWith('f1')),
    mcnemarAgainstFirstSense: mcnemar,
  };
});
// The items of all reported sets together whose first sense is wrong.
const reported = results.filter(({ task }) => task !== 'semeval2007');
const whereFirstIsWrong = [...new Set(reported.map(({ system }) => system.specification))].map((specification) => {
  const judged = reported
    .filter(({ system }) => system.specification === specification)
    .flatMap(({ task, items }) => {
      const isRight = judgeBy(task);
      const first = findFirst(task)?.items ?? [];
      return items.filter((_, place) => first[place] !== undefined && !isRight(first[place])).map(isRight);
    });
  const right = judged.filter(Boolean).length;
  return { system: specification, items: judged.length, right, share: Math.round((1e4 * right) / judged.length) / 1e4 };
});
const commands = [
  'qualia bench run semeval2007 senseval2 semeval2015 --system embedded:senses embedded:senses-without-graph embedded:senses-without-counts first-sense --out FOLDER',
  'npx tsx benchmarks/senses/summarise-embedded.ts FOLDER',
];
const path = fileURLToPath(new URL('../results/senses-embedded.json', import.meta.url));
writeFileSync(path, `${JSON.stringify({ commands, whereFirstIsWrong, results: rows }, null, 1)}\n`);
for (const { task, system, scores, mcnemarAgainstFirstSense } of rows) {
  console.log(task, system, scores.map(({ measure, value }) => `${measure} ${value.toFixed(4)}`).join(', '));
  console.log('  against first sense:', JSON.stringify(mcnemarAgainstFirstSense));
}
console.table(whereFirstIsWrong);
