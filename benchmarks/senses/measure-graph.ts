import { parseArgs } from 'node:util';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { tagGlosses } from '../../src/embedded/tag-glosses.js';
import { readSenseInventory } from '../../src/evaluation/read-sense-inventory.js';
import type { RelationType, Synset } from '../../src/lexicon/synset.js';
import { type LinkGlossesOptions, linkGlosses } from '../../src/wsd/graph/link-glosses.js';
import { createPageRankScorer, type PageRankScorerOptions } from '../../src/wsd/graph/page-rank-scorer.js';
import { buildSynsetGraph, type SynsetGraph, type SynsetGraphOptions } from '../../src/wsd/graph/synset-graph.js';
import type { GlossTerm, TaggedGlosses } from '../../src/wsd/graph/tagged-glosses.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { allWordsQuestions, exampleQuestions, measureScorer, measureScores } from './graph-questions.js';

// F1 of the graph scorer on all-words tasks and on WordNet's examples, alone and with the sense prior; with --grid of many settings.
// Run: npx tsx benchmarks/senses/measure-graph.ts [--grid links|walks|relations] [--examples 2000] [task ...]
// Tasks are read from $QUALIA_DATA/wsd; the default is semeval2007, the one that settings are chosen on.

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { grid: { type: 'string' }, examples: { type: 'string', default: '2000' } },
});
const tasks = positionals.length === 0 ? ['semeval2007'] : positionals;
const weights = [0.2, 0.3, 0.4, 0.5, 0.8];
const { lexicon } = await readSenseInventory();
const annotator = createLexiconAnnotator(lexicon, { trees: false, multiwords: true });
const glosses = remember(tagGlosses(annotator));
const asked = tasks.map((name) => allWordsQuestions(name, lexicon));
if (Number(flags.examples) > 0) asked.push(exampleQuestions(Number(flags.examples), lexicon, glosses));
console.log(`weights of the graph beside the prior: ${weights.join(' ')}`);
for (const set of asked) {
  const prior = (await createSensePrior().scoreAll(set.questions)).map(({ scores }) => scores);
  const first = set.questions.map(({ candidates }) => candidates.map((_, place) => -place));
  console.log(
    `${set.name}: first sense ${percent(measureScores(set, first))}, prior ${percent(measureScores(set, prior))}`,
  );
}

if (flags.grid === undefined) {
  const linked = link();
  const graph = build({ glossEdges: linked });
  const uncounted = build({ glossEdges: link({ shares: 'even' }) });
  const nearlyRank = { popularity: 1, floor: 10 };
  await tell('relations only, log PPR, no counts', build(), { ...nearlyRank, shares: 'even' });
  await tell('with glosses, log PPR, no counts at all', uncounted, { ...nearlyRank, shares: 'even' });
  await tell('with glosses, log PPR, counts', graph, nearlyRank);
  await tell('relations only, lift', build());
  await tell('with glosses, lift (default)', graph);
} else if (flags.grid === 'links') {
  await tell('none', build());
  for (const graphWeight of [0, 0.3, 0.6, 1])
    await tell(`graphWeight ${graphWeight}`, build({ glossEdges: link({ graphWeight }) }));
  for (const ownMass of [1, 3, 30]) await tell(`ownMass ${ownMass}`, build({ glossEdges: link({ ownMass }) }));
  await tell('2 rounds', build({ glossEdges: link({ rounds: 2 }) }));
  await tell('examples too (those asked are among them)', build({ glossEdges: link({ examples: true }) }));
} else if (flags.grid === 'walks') {
  const graph = build({ glossEdges: link() });
  for (const damping of [0.5, 0.7, 0.85, 0.95]) await tell(`damping ${damping}`, graph, { damping });
  for (const window of [0, 20, 40, 80, 160]) await tell(`window ${window}`, graph, { window });
  for (const floor of [0.03, 0.1, 0.3, 1]) await tell(`floor ${floor}`, graph, { floor });
  for (const tolerance of [30, 100, 200, 1000]) await tell(`tolerance ${tolerance}`, graph, { tolerance });
  for (const countSmoothing of [0.1, 10]) await tell(`countSmoothing ${countSmoothing}`, graph, { countSmoothing });
  await tell('even shares', graph, { shares: 'even' });
} else {
  const glossEdges = link();
  for (const glossWeight of [0.3, 1, 3]) await tell(`glossWeight ${glossWeight}`, build({ glossEdges, glossWeight }));
  const kinds: readonly (readonly [string, readonly RelationType[]])[] = [
    ['hierarchy', ['hypernym', 'hyponym', 'instanceHypernym', 'instanceHyponym']],
    ['derivation', ['derivation']],
    ['antonym', ['antonym']],
    ['topics', ['domainTopic', 'hasDomainTopic']],
    ['usage and region', ['domainUsage', 'hasDomainUsage', 'domainRegion', 'hasDomainRegion']],
  ];
  for (const [name, types] of kinds) {
    for (const weight of [0, 3]) {
      const relationWeights = new Map(types.map((type) => [type, weight]));
      await tell(`${name} x ${weight}`, build({ glossEdges, relationWeights }));
    }
  }
}

async function tell(name: string, graph: SynsetGraph, options: PageRankScorerOptions = {}): Promise<void> {
  const scorer = createPageRankScorer({ lexicon, graph }, options);
  const cells: string[] = [];
  for (const set of asked) {
    const before = process.cpuUsage();
    const { alone, withPrior } = await measureScorer(set, scorer, weights);
    const { user, system } = process.cpuUsage(before);
    const rate = (60e6 * set.questions.length) / (user + system);
    cells.push(
      `${set.name}: alone ${percent(alone)}, with prior ${withPrior.map(percent).join(' ')} (${Math.round(rate)} contexts a CPU minute)`,
    );
  }
  console.log(`${name.padEnd(42)} ${cells.join(' | ')}`);
}

function build(options: SynsetGraphOptions = {}): SynsetGraph {
  return timed('build the graph', () => buildSynsetGraph(lexicon, options));
}

function link(options: LinkGlossesOptions = {}): ReturnType<typeof linkGlosses> {
  return timed(`link the glosses ${JSON.stringify(options)}`, () => linkGlosses(lexicon, glosses, options));
}

function timed<Result>(what: string, run: () => Result): Result {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.error(`${what}: ${((user + system) / 1e6).toFixed(1)} s of processor time, ${memory} MiB resident`);
  return result;
}

function percent(value: number): string {
  return value.toFixed(1);
}

/** The grid reads each gloss many times. */
function remember(tagged: TaggedGlosses): TaggedGlosses {
  const known = new Map<string, readonly GlossTerm[]>();
  const once = (key: string, make: () => readonly GlossTerm[]): readonly GlossTerm[] => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  return {
    definition: (synset: Synset) => once(synset.id, () => tagged.definition(synset)),
    example: (synset: Synset, index: number) => once(`${synset.id}#${index}`, () => tagged.example(synset, index)),
  };
}
