import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assumptions } from '../../src/analysis/structure/assumptions.js';
import { bootstrap } from '../../src/analysis/structure/bootstrap.js';
import { cachedTest } from '../../src/analysis/structure/cached-test.js';
import { categoriesOf } from '../../src/analysis/structure/choose-columns.js';
import { gSquared } from '../../src/analysis/structure/count-tests.js';
import { fci } from '../../src/analysis/structure/fci.js';
import { fisherZ } from '../../src/analysis/structure/fisher-z.js';
import type { MixedGraph } from '../../src/analysis/structure/mixed-graph.js';
import { normalScores, tiedShares } from '../../src/analysis/structure/normal-scores.js';
import { parsePropertyTable } from '../../src/analysis/structure/parse-property-table.js';
import { covarianceOf, partialCorrelations } from '../../src/analysis/structure/partial-correlation.js';
import { pc } from '../../src/analysis/structure/pc.js';
import { type NumberTable, numberTable } from '../../src/analysis/structure/property-table.js';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { isAnnotated } from '../../src/corpus/sentence.js';
import { loadEmbedded } from '../../src/embedded/load-embedded.js';
import { userCacheFolder } from '../../src/embedded/user-cache-folder.js';
import { createThreadEngine } from '../../src/engine/thread-engine.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { Synset } from '../../src/lexicon/synset.js';
import { createRandom, shuffled } from '../../src/random.js';
import type { Space } from '../../src/space/space.js';

// What drives lexical properties: a table of nouns of WordNet with their frequency, senses, depth, gloss length, concreteness, length and
// nearness to their neighbours in domain and function space, and the graphs that PC and FCI make of it.
// Run: npx tsx benchmarks/analysis/lexical-properties.ts [nouns] (reads $QUALIA_DATA/corpora and the cache of the embedded default);
// writes benchmarks/results/analysis-structure.json, of which docs/make-structure-picture.ts draws the picture, and the table beside the
// cache as lexical-properties.tsv.
// Nothing is tuned on this; no data set of an evaluation is read.

const count = Number(process.argv[2] ?? 3000);
const seed = 1;
const alpha = 0.01;
const corpora = ['wiki.valid.tokens', 'wiki.test.tokens', '100_english_novels.tar.xz'];
const leastFrequency = 20;

const { models } = await loadEmbedded({ engine: createThreadEngine({ threads: 1 }), onNotice: console.error });
const { lexicon, dual } = models;
const frequencies = await countForms();
const nouns = chooseNouns();
console.error(`${nouns.length} nouns`);
const table = describeNouns(nouns);
const text = `${[
  ['noun', ...table.names],
  ...nouns.map((noun, row) => [noun, ...table.columns.map((column) => column[row])]),
]
  .map((row) => row.join('\t'))
  .join('\n')}\n`;
await writeFile(join(userCacheFolder(), 'lexical-properties.tsv'), text);
const learnPc = async (drawn: NumberTable): Promise<MixedGraph> =>
  (await pc(fisherZ(normalScores(drawn)), { alpha })).graph;
const learnFci = async (drawn: NumberTable): Promise<MixedGraph> =>
  (await fci(fisherZ(normalScores(drawn)), { alpha })).graph;
const test = cachedTest(fisherZ(normalScores(table)));
const found = await pc(test, { alpha });
const pag = await fci(test, { alpha });
const values = await pc(fisherZ(table), { alpha });
const bins = await pc(gSquared(categoriesOf(parsePropertyTable(text, 'nouns'), { without: ['noun'], bins: 4 })), {
  alpha,
});
const report = await assumptions(test, found.graph, { alpha, largestSet: 3 });
const rows = await bootstrap(table, learnPc, { times: 200, seed });
const halves = await bootstrap(table, learnPc, { times: 200, seed, draw: 'half' });
const ofFci = await bootstrap(table, learnFci, { times: 200, seed });
const smaller = [];
for (const size of [200, 500, 1000]) {
  const part = numberTable(
    table.names,
    table.columns.map((column) => column.slice(0, size)),
  );
  const { graph } = await pc(fisherZ(normalScores(part)), { alpha });
  smaller.push({ nouns: size, edges: String(graph).split('\n') });
}
const name = (place: number): string => table.names[place] as string;
const edges = found.graph.edges().map((edge) => {
  const { from, to } = edge;
  const ofPair = (list: typeof rows) => list.find((each) => each.from === from && each.to === to);
  const correlation = partialCorrelation(from, to);
  return {
    from: name(from),
    to: name(to),
    pc: textOf(found.graph, from, to),
    fci: textOf(pag.graph, from, to),
    partialCorrelationGivenAll: round(correlation),
    largestP: found.largestP[from * table.names.length + to],
    bootstrap: describeFrequency(ofPair(rows)),
    halves: describeFrequency(ofPair(halves)),
    bootstrapOfFci: describeFrequency(ofPair(ofFci)),
  };
});
const result = {
  command: 'npx tsx benchmarks/analysis/lexical-properties.ts',
  seed,
  alpha,
  nouns: nouns.length,
  corpora,
  variables: descriptions(),
  sharesOfOneValue: Object.fromEntries([...tiedShares(table)].map(([column, share]) => [column, round(share)])),
  test: 'Fisher z on normal scores',
  pc: String(found.graph).split('\n'),
  fci: String(pag.graph).split('\n'),
  pcOfValues: String(values.graph).split('\n'),
  pcOfFourBinsByGSquared: String(bins.graph).split('\n'),
  edges,
  separators: table.names.flatMap((first, i) =>
    table.names.flatMap((second, j) => {
      const separator = i < j && !found.graph.isAdjacent(i, j) ? found.separators.get(i, j) : undefined;
      return separator === undefined
        ? []
        : [{ first, second, given: separator.given.map(name), p: round(separator.p) }];
    }),
  ),
  fewerNouns: smaller,
  questions: found.queries,
  colliderConflicts: found.clashes.map(({ x, middle, z }) => [x, middle, z].map(name)),
  assumptions: {
    largestSet: report.largestSet,
    questions: report.queries,
    conditions: report.conditions.map(({ condition, looked, found: broken, clear, examples }) => ({
      condition,
      looked,
      found: broken,
      clear,
      example: examples[0]?.text,
    })),
    triples: report.triples.map(({ x, middle, z, ...rest }) => ({ triple: [x, middle, z].map(name), ...rest })),
    determined: report.determined.map(({ variable, by, left }) => ({
      variable: name(variable),
      by: by.map(name),
      left,
    })),
  },
};
const root = fileURLToPath(new URL('../../', import.meta.url));
await writeFile(join(root, 'benchmarks/results/analysis-structure.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));

function descriptions(): Record<string, string> {
  return {
    frequency:
      'logarithm of how often the form occurs in two parts of WikiText and 100 English novels, whatever its part of speech',
    senses: 'logarithm of the number of noun senses in WordNet',
    depth: 'hypernyms on the shortest way from the first noun sense to the top',
    gloss: 'words in the gloss of the first noun sense, without examples',
    concrete:
      'share of the noun senses below "physical entity": a proxy, there is no file of concreteness ratings here',
    letters: 'letters of the noun',
    domain: 'mean cosine with the ten nearest targets of the embedded domain space',
    function: 'mean cosine with the ten nearest targets of the embedded function space',
  };
}

async function countForms(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const file of corpora) {
    const { reader } = await createGuessedReader(
      join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'corpora', file),
    );
    for await (const unit of reader.read()) {
      const words = isAnnotated(unit) ? unit.tokens.map(({ form }) => form) : (unit.text.match(/\p{L}+/gu) ?? []);
      for (const word of words) {
        const form = word.toLowerCase();
        counts.set(form, (counts.get(form) ?? 0) + 1);
      }
    }
    console.error(`${file}: ${counts.size} forms so far`);
  }
  return counts;
}

/** Nouns of one word in lower case, in both spaces and frequent enough, drawn by the seed. */
function chooseNouns(): string[] {
  const candidates = new Set<string>();
  for (const synset of lexicon.synsets) {
    if (synset.partOfSpeech !== 'n') continue;
    for (const { lemma } of synset.senses) if (/^[a-z]{2,}$/.test(lemma)) candidates.add(lemma);
  }
  const usable = [...candidates].sort().filter((noun) => {
    const isKnown = dual.domainSpace.has(noun) && dual.functionSpace.has(noun);
    return isKnown && (frequencies.get(noun) ?? 0) >= leastFrequency;
  });
  return shuffled(usable, createRandom(seed))
    .filter((noun) =>
      [dual.domainSpace, dual.functionSpace].every((space) => space.vector(noun).some((value) => value !== 0)),
    )
    .slice(0, count);
}

function describeNouns(list: readonly string[]): NumberTable {
  const depths = new Map<string, number>();
  const physical = new Map<string, boolean>();
  const of = (describe: (noun: string) => number): number[] => list.map(describe);
  const firstSynset = (noun: string): Synset => lexicon.synset(lexicon.senses(noun, 'n')[0]?.synset as string);
  return numberTable(Object.keys(descriptions()), [
    of((noun) => Math.log(frequencies.get(noun) as number)),
    of((noun) => Math.log(lexicon.senses(noun, 'n').length)),
    of((noun) => depthOf(lexicon, firstSynset(noun), depths)),
    of((noun) => firstSynset(noun).definition.split(/\s+/).length),
    of((noun) => {
      const senses = lexicon.senses(noun, 'n');
      return (
        senses.filter(({ synset }) => isPhysical(lexicon, lexicon.synset(synset), physical)).length / senses.length
      );
    }),
    of((noun) => noun.length),
    of((noun) => nearness(dual.domainSpace, noun)),
    of((noun) => nearness(dual.functionSpace, noun)),
  ]);
}

function nearness(space: Space, noun: string): number {
  const nearest = space.neighbours(noun, { limit: 10 });
  return nearest.reduce((sum, { score }) => sum + score, 0) / nearest.length;
}

function hypernyms(lexicon: Lexicon, synset: Synset): Synset[] {
  return synset.relations
    .filter(({ type }) => type === 'hypernym' || type === 'instanceHypernym')
    .map(({ target }) => lexicon.synset(target));
}

function depthOf(lexicon: Lexicon, synset: Synset, known: Map<string, number>): number {
  const before = known.get(synset.id);
  if (before !== undefined) return before;
  const above = hypernyms(lexicon, synset).map((one) => depthOf(lexicon, one, known));
  const depth = above.length === 0 ? 0 : 1 + Math.min(...above);
  known.set(synset.id, depth);
  return depth;
}

function isPhysical(lexicon: Lexicon, synset: Synset, known: Map<string, boolean>): boolean {
  const before = known.get(synset.id);
  if (before !== undefined) return before;
  const is =
    synset.senses.some(({ lemma }) => lemma === 'physical entity') ||
    hypernyms(lexicon, synset).some((one) => isPhysical(lexicon, one, known));
  known.set(synset.id, is);
  return is;
}

function textOf(graph: MixedGraph, from: number, to: number): string {
  return graph.isAdjacent(from, to)
    ? (graph.toJSON().edges.find((edge) => edge.from === name(from) && edge.to === name(to))?.edge as string)
    : 'none';
}

function describeFrequency(frequency: (typeof rows)[number] | undefined): Record<string, number> {
  if (frequency === undefined) return { joined: 0 };
  return { joined: frequency.joined, ...Object.fromEntries(frequency.edges) };
}

/** The partial correlation of the normal scores of two columns given all others. */
function partialCorrelation(x: number, y: number): number {
  const others = [...table.names.keys()].filter((other) => other !== x && other !== y);
  return partialCorrelations(covarianceOf(normalScores(table).columns)).between(x, y, others).correlation;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
