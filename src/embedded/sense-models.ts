import type { Lexicon } from '../lexicon/lexicon.js';
import { readFunctionWords } from '../lexicon/read-function-words.js';
import { withoutCommonComponents } from '../space/common-components.js';
import type { Space } from '../space/space.js';
import { createLexiconInventory, type Inventory } from '../wsd/candidate.js';
import type { Disambiguator, Scorer } from '../wsd/disambiguator.js';
import { createGlossLinks } from '../wsd/gloss-links.js';
import { createGlossVectors } from '../wsd/gloss-vectors.js';
import type { GlossWords } from '../wsd/gloss-words.js';
import { createLinkPrior } from '../wsd/graph/link-prior.js';
import { createPageRankScorer } from '../wsd/graph/page-rank-scorer.js';
import { buildSynsetGraph, type SynsetEdges } from '../wsd/graph/synset-graph.js';
import { createLemmaChoice } from '../wsd/lemma-choice.js';
import { createLogLinear, type WeightedScorer } from '../wsd/log-linear.js';
import { NumberedWords } from '../wsd/numbered-words.js';
import { createPredominantSense } from '../wsd/predominant-sense.js';
import { createSensePrior } from '../wsd/sense-prior.js';
import { createSlotScorer } from '../wsd/slot-scorer.js';
import type { SlotVectors } from '../wsd/slot-vectors.js';
import { createTermWords } from './gloss-terms.js';
import type { SenseParts } from './sense-parts.js';
import type { EmbeddedSettings } from './settings.js';

/** What sense models are made of. */
export interface SenseModelParts {
  readonly lexicon: Lexicon;
  readonly settings: EmbeddedSettings;
  /** The domain space of the embedded default. */
  readonly domain: Space;
  /** The word vectors that come with this package. */
  readonly words: Space;
  /** The vectors of words and slots that come with this package. */
  readonly slots: SlotVectors;
  /** How often each content lemma occurs in WordNet's glosses. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** The glosses of the lexicon. */
  readonly senses: SenseParts;
  /** Finds the content lemmas of texts beside the glosses, such as those of aspects; default: they cannot be read. */
  readonly readText?: ((text: string) => readonly string[]) | undefined;
}

/** The models of the senses of a lexicon. */
export interface SenseModels {
  readonly lexicon: Lexicon;
  readonly inventory: Inventory;
  readonly glossWords: GlossWords;
  /** The prior of WordNet's sense counts. */
  readonly prior: Scorer;
  /** Gloss vectors in domain space. */
  readonly gloss: Scorer;
  /** Gloss vectors of the word vectors. */
  readonly words: Scorer;
  /** Personalised PageRank over relations and gloss links. */
  readonly graph: Scorer;
  /** How well what is related to a sense fits into the word's place. */
  readonly slot: Scorer;
  /** What takes the place of sense counts, and knows nothing of them. */
  readonly countless: CountlessScorers;
  /** The prior, both kinds of gloss vectors, the graph and the slots together. */
  readonly disambiguator: Disambiguator;
  /** The same without the graph. */
  readonly withoutGraph: Disambiguator;
  /** The countless scorers together. */
  readonly withoutCounts: Disambiguator;
}

/** Scorers whose gloss links were chosen without sense counts. */
export interface CountlessScorers {
  /** How well a sense is linked. */
  readonly links: Scorer;
  /** How near a sense is to the word's own vector. */
  readonly predominant: Scorer;
  readonly gloss: Scorer;
  readonly words: Scorer;
  readonly graph: Scorer;
  /** With words shared out evenly among their senses. */
  readonly slot: Scorer;
}

/** Makes the sense models of any lexicon over the spaces of the embedded default. */
export function createSenseModels(parts: SenseModelParts): SenseModels {
  const { lexicon, domain, words, slots, frequencies, senses, readText } = parts;
  const { smoothing, rankPower, nearWeight, withCounts, withoutCounts, graph: walk } = parts.settings.senses;
  const total = [...frequencies.values()].reduce((sum, count) => sum + count, 0);
  const { terms, links, graph } = senses;
  const glossWords = createTermWords(terms, (id) => graph.findPlace(id), readText);
  const shared = {
    lexicon,
    glossWords,
    numbers: new NumberedWords(glossWords, lexicon),
    probability: (lemma: string) => (frequencies.get(lemma) ?? 0) / total,
  };
  const chooseLemma = createLemmaChoice(lexicon, readFunctionWords('vectors'));
  const inventory = createLexiconInventory(lexicon);
  const createVectors = (edges: SynsetEdges): Pick<SenseModels, 'gloss' | 'words'> => {
    const linked = { ...shared, links: createGlossLinks(graph, edges) };
    return {
      gloss: createGlossVectors({ ...linked, space: domain }, { nearWeight }),
      words: createGlossVectors({ ...linked, space: words }, { nearWeight, name: 'words' }),
    };
  };
  const scorers = {
    prior: createSensePrior({ smoothing, rankPower }),
    ...createVectors(links.counts),
    graph: createPageRankScorer({ lexicon, graph }, walk),
    slot: createSlotScorer({ lexicon, vectors: slots, chooseLemma }),
  };
  const createCountless = (): CountlessScorers => {
    const even = buildSynsetGraph(lexicon, { glossEdges: links.even });
    const options = { namedWeight: 0, namingWeight: 0 };
    return {
      links: createLinkPrior(even),
      predominant: createPredominantSense({ ...shared, space: withoutCommonComponents(words) }, options),
      ...createVectors(links.even),
      graph: createPageRankScorer({ lexicon, graph: even }, { ...walk, shares: 'even' }),
      slot: createSlotScorer({ lexicon, vectors: slots, chooseLemma }, { shares: 'even' }),
    };
  };
  const { graph: _, ...withoutGraph } = withCounts;
  let countless: CountlessScorers | undefined;
  const findCountless = (): CountlessScorers => {
    countless ??= createCountless();
    return countless;
  };
  let unaided: Disambiguator | undefined;
  return {
    lexicon,
    inventory,
    glossWords,
    ...scorers,
    disambiguator: createLogLinear(inventory, weighScorers(scorers, withCounts)),
    withoutGraph: createLogLinear(inventory, weighScorers(scorers, withoutGraph)),
    get countless() {
      return findCountless();
    },
    get withoutCounts() {
      unaided ??= createLogLinear(inventory, weighScorers(findCountless(), withoutCounts));
      return unaided;
    },
  };
}

/** The scorers that have a weight, with it. */
function weighScorers<Name extends string>(
  scorers: Readonly<Record<Name, Scorer>>,
  weights: { readonly [name in Name]?: number },
): WeightedScorer[] {
  return (Object.keys(scorers) as Name[]).flatMap((name) => {
    const weight = weights[name];
    return weight === undefined ? [] : [{ scorer: scorers[name], weight }];
  });
}
