import type { Lexicon } from '../lexicon/lexicon.js';
import { withoutCommonComponents } from '../space/common-components.js';
import type { Space } from '../space/space.js';
import { createLexiconInventory, type Inventory } from '../wsd/candidate.js';
import type { Disambiguator, Scorer } from '../wsd/disambiguator.js';
import { createGlossLinks } from '../wsd/gloss-links.js';
import { createGlossVectors } from '../wsd/gloss-vectors.js';
import type { GlossWords } from '../wsd/gloss-words.js';
import { createLinkPrior } from '../wsd/graph/link-prior.js';
import { createPageRankScorer } from '../wsd/graph/page-rank-scorer.js';
import type { SynsetGraph } from '../wsd/graph/synset-graph.js';
import { createLogLinear } from '../wsd/log-linear.js';
import { NumberedWords } from '../wsd/numbered-words.js';
import { createPredominantSense } from '../wsd/predominant-sense.js';
import { createSensePrior } from '../wsd/sense-prior.js';
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
  /** The relations and gloss links between synsets. */
  readonly graph: SynsetGraph;
  /** How well a sense is linked. */
  readonly links: Scorer;
  /** How near a sense is to the word's own vector. */
  readonly predominant: Scorer;
  /** The prior and both kinds of gloss vectors together. */
  readonly disambiguator: Disambiguator;
  /** The same with personalised PageRank over relations and gloss links, at half the speed. */
  readonly withGraph: Disambiguator;
  /** The same as the first with, in the place of sense counts, how well a sense is linked and how near it is to the word's own vector. */
  readonly withoutCounts: Disambiguator;
}

/** Makes the sense models of any lexicon over the spaces of the embedded default. */
export function createSenseModels(parts: SenseModelParts): SenseModels {
  const { lexicon, domain, words, frequencies, senses, readText } = parts;
  const { smoothing, rankPower, withCounts, withGraph, withoutCounts } = parts.settings.senses;
  const total = [...frequencies.values()].reduce((sum, count) => sum + count, 0);
  const { terms, links, graph } = senses;
  const glossWords = createTermWords(terms, (id) => graph.findPlace(id), readText);
  const shared = {
    lexicon,
    glossWords,
    numbers: new NumberedWords(glossWords),
    probability: (lemma: string) => (frequencies.get(lemma) ?? 0) / total,
    links: createGlossLinks(lexicon, graph, links),
  };
  const inventory = createLexiconInventory(lexicon);
  const scorers = {
    prior: createSensePrior({ smoothing, rankPower }),
    gloss: createGlossVectors({ ...shared, space: domain }),
    words: createGlossVectors({ ...shared, space: words }, { name: 'words' }),
    links: createLinkPrior(graph),
  };
  const counted = [
    { scorer: scorers.prior, weight: withCounts.prior },
    { scorer: scorers.gloss, weight: withCounts.gloss },
    { scorer: scorers.words, weight: withCounts.words },
  ];
  const disambiguator = createLogLinear(inventory, counted);
  let graphed: Disambiguator | undefined;
  const createGraphed = (): Disambiguator => {
    const scorer = createPageRankScorer({ lexicon, graph }, { window: withGraph.window });
    return createLogLinear(inventory, [...counted, { scorer, weight: withGraph.graph }]);
  };
  let predominant: Scorer | undefined;
  const findPredominant = (): Scorer => {
    const options = { namedWeight: 0, namingWeight: 0 };
    predominant ??= createPredominantSense({ ...shared, space: withoutCommonComponents(words) }, options);
    return predominant;
  };
  let countless: Disambiguator | undefined;
  const createCountless = (): Disambiguator =>
    createLogLinear(inventory, [
      { scorer: scorers.links, weight: withoutCounts.links },
      { scorer: findPredominant(), weight: withoutCounts.predominant },
      { scorer: scorers.gloss, weight: withoutCounts.gloss },
      { scorer: scorers.words, weight: withoutCounts.words },
    ]);
  return {
    lexicon,
    inventory,
    glossWords,
    ...scorers,
    graph,
    disambiguator,
    get predominant() {
      return findPredominant();
    },
    get withGraph() {
      graphed ??= createGraphed();
      return graphed;
    },
    get withoutCounts() {
      countless ??= createCountless();
      return countless;
    },
  };
}
