import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { findVerbOccurrences, type WordPlace } from '../../src/discocat/verb-occurrences.js';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { writeTriples } from '../../src/embedded/triples-table.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';

// Collects sentences in which the verbs of a task stand with a noun as their subject and one as their object, so that verb
// matrices can be made of vectors of words in their context. The first ones of each verb in the order of the corpora are taken.
// Usage: npx tsx benchmarks/discocat/collect-occurrences.ts --task gs2011 --data DATA --out occurrences.jsonl [--most 200]
//          [--longest 300] [--triples verb-subject-object.tsv] CORPUS...
// With --triples, a table of the same arguments without their contexts is written too.

const { values: given, positionals: corpora } = parseArgs({
  allowPositionals: true,
  options: {
    task: { type: 'string' },
    data: { type: 'string' },
    out: { type: 'string' },
    most: { type: 'string', default: '200' },
    longest: { type: 'string', default: '300' },
    triples: { type: 'string' },
  },
});
const { task, data, out } = given;
if (task === undefined || data === undefined || out === undefined || corpora.length === 0) {
  throw new Error(
    'Name a task, its data, the file to write and corpora: --task gs2011 --data DATA --out FILE CORPUS...',
  );
}
const [most, longest] = [Number(given.most), Number(given.longest)];

const manifest = (await readTaskManifests()).find(({ id }) => id === task);
if (manifest === undefined) throw new Error(`There is no task "${task}".`);
const { dataset: set } = await readDataset(manifest, data);
if (set.kind !== 'rated-pairs') throw new Error(`The task "${task}" compares no sentences.`);
const phrases = set.pairs.flatMap(({ left, right }) => [left, right]);
const verbs = new Set(phrases.flatMap(({ form, words }) => (form === 'subject-verb-object' ? words.slice(1, 2) : [])));

const annotator = createLexiconAnnotator(await readWordnet(), { names: true });
const counts = new Map<string, number>();
const triples = new VerbArguments();
const file = createWriteStream(out, { flush: true });
for (const corpus of corpora) {
  const { reader } = await createGuessedReader(corpus);
  for await (const unit of reader.read({
    onBad: ({ message }) => console.warn(message),
  })) {
    if (unit.text.length > longest) continue;
    for (const occurrence of findVerbOccurrences(annotator.annotate(unit))) {
      const count = counts.get(occurrence.verb) ?? 0;
      if (!verbs.has(occurrence.verb) || count >= most) continue;
      counts.set(occurrence.verb, count + 1);
      const { verb, text } = occurrence;
      const wordAt = ({ start, end }: WordPlace): string => text.slice(start, end).toLowerCase();
      triples.add({ verb, subject: wordAt(occurrence.subject), object: wordAt(occurrence.object), count: 1 });
      if (!file.write(`${JSON.stringify(occurrence)}\n`)) await once(file, 'drain');
    }
  }
}
file.end();
await once(file, 'close');
if (given.triples !== undefined) await writeTriples(given.triples, triples);
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log(`${total} occurrences of ${counts.size} of ${verbs.size} verbs in ${out}`);
const without = [...verbs].filter((verb) => !counts.has(verb));
if (without.length > 0) console.log(`none: ${without.join(', ')}`);
