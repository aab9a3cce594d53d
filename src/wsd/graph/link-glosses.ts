import { requireOption, requireWhole } from '../../errors.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { normaliseLemma, type Synset } from '../../lexicon/synset.js';
import { LocalPageRank } from './local-page-rank.js';
import { RankSpread } from './rank-spread.js';
import { createSenseMasses, type SenseMasses, type SenseShares, type WordMasses } from './sense-masses.js';
import { buildSynsetGraph, type SynsetEdges, type SynsetGraphOptions } from './synset-graph.js';
import type { GlossTerm, TaggedGlosses } from './tagged-glosses.js';

/** Options of {@link linkGlosses}. */
export interface LinkGlossesOptions {
  /** Whether the words of examples are linked too; default false. A member of the synset itself in an example is left out. */
  readonly examples?: boolean;
  /** How often senses are chosen; default 1. Each further time the graph has the edges chosen before. */
  readonly rounds?: number;
  /** How much log(lift + 0.1) counts beside log((count + 0.5) / rank^0.5); default 0.6. */
  readonly graphWeight?: number;
  /** `even` leaves counts and ranks out altogether, and has the stationary rank of the graph in their place; default `counts`. */
  readonly shares?: SenseShares;
  /** The mass of the gloss's own synset, where each word of it has 1; default 10. */
  readonly ownMass?: number;
  /** The tolerance of `LocalPageRank`; default 1000. */
  readonly tolerance?: number;
  /** The weights of the relations in the graphs that senses are chosen by. */
  readonly relationWeights?: SynsetGraphOptions['relationWeights'];
  /** Is told which share of the work is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Is added to lifts before their logarithm is taken. */
const floor = 0.1;

/** Glosses between two calls of `onProgress`. */
const turn = 2048;

/**
 * Chooses a sense for each content word of the glosses, and returns the edges from the synset of the gloss to the synsets chosen.
 *
 * Words with one sense come first; the graph of the relations with their edges then ranks the senses of the others by personalised
 * PageRank from the gloss's own synset and the other words of the gloss, beside the sense counts. In a further round the
 * synsets are parted in two halves, by turns, and the glosses of each are read by the graph that has the chosen edges of the
 * other half only, so that no choice confirms itself. Words that the lexicon lacks make no edge.
 *
 * @throws OptionError when an option is outside its range.
 * @example linkGlosses(lexicon, tagGlosses(annotator)).to.length
 */
export function linkGlosses(lexicon: Lexicon, glosses: TaggedGlosses, options: LinkGlossesOptions = {}): SynsetEdges {
  const { rounds = 1, graphWeight = 0.6, ownMass = 10, tolerance = 1000, shares = 'counts' } = options;
  const { relationWeights, examples = false, onProgress } = options;
  requireWhole('rounds', rounds, 1);
  for (const [name, value] of Object.entries({ graphWeight, ownMass })) {
    requireOption(value >= 0 && Number.isFinite(value), name, value, 'a number >= 0');
  }
  const relations = buildSynsetGraph(lexicon, { relationWeights });
  const massesOf = createSenseMasses(lexicon, relations, { shares });
  const words = Array.from(lexicon.scanSynsets(), (synset) => readWords(synset, glosses, massesOf, examples));
  const settings = { graphWeight, ownMass, shares, tolerance };
  const passes = 1 + 2 * (rounds - 1);
  let pass = 0;
  const choose = (known: readonly Int32Array[], isAsked: (gloss: number) => boolean): Int32Array[] => {
    const { weights } = buildSynsetGraph(lexicon, { relationWeights, glossEdges: toEdges(known) });
    const tell = (share: number): void => onProgress?.((pass + share) / passes);
    const chosen = chooseSenses(words, weights, isAsked, { ...settings, tell });
    pass++;
    return chosen;
  };
  const alone = words.map((ofGloss) =>
    Int32Array.from(ofGloss.flatMap(({ places }) => (places.length === 1 ? [places[0]] : []))),
  );
  let chosen = choose(alone, () => true);
  for (let round = 1; round < rounds; round++) {
    const halves = [0, 1].map((half) =>
      choose(
        chosen.map((places, gloss) => (gloss % 2 === half ? alone[gloss] : places)),
        (gloss) => gloss % 2 === half,
      ),
    );
    chosen = chosen.map((_, gloss) => halves[gloss % 2][gloss]);
  }
  return toEdges(chosen);
}

/** The words of a gloss that the lexicon has; of examples without the members of the synset. */
function readWords(synset: Synset, glosses: TaggedGlosses, massesOf: SenseMasses, examples: boolean): WordMasses[] {
  const members = new Set(synset.senses.map(({ lemma }) => normaliseLemma(lemma)));
  const shown = (examples ? [...synset.examples.keys()] : []).flatMap((index) =>
    glosses.example(synset, index).filter(({ lemma }) => !members.has(lemma)),
  );
  const find = ({ lemma, partOfSpeech }: GlossTerm): WordMasses[] => {
    const masses = massesOf(lemma, partOfSpeech);
    return masses === undefined ? [] : [masses];
  };
  return [...glosses.definition(synset), ...shown].flatMap(find);
}

interface ChoiceSettings
  extends Required<Pick<LinkGlossesOptions, 'graphWeight' | 'ownMass' | 'shares' | 'tolerance'>> {
  readonly tell: (share: number) => void;
}

/** Chooses the places of all words of those glosses that are asked for; the others have none. */
function chooseSenses(
  words: readonly (readonly WordMasses[])[],
  weights: ReturnType<typeof buildSynsetGraph>['weights'],
  isAsked: (gloss: number) => boolean,
  { graphWeight, ownMass, shares, tolerance, tell }: ChoiceSettings,
): Int32Array[] {
  const local = new LocalPageRank(weights, { tolerance, rememberedEntries: 2 ** 24 });
  const spread = new RankSpread(local);
  return words.map((ofGloss, gloss) => {
    if (gloss % turn === 0) tell(gloss / words.length);
    if (!isAsked(gloss)) return new Int32Array(0);
    if (ofGloss.every(({ places }) => places.length === 1)) return Int32Array.from(ofGloss, ({ places }) => places[0]);
    spread.clear();
    spread.add({ places: Int32Array.of(gloss), masses: Float64Array.of(ownMass) });
    for (const word of ofGloss) spread.add(word);
    return Int32Array.from(ofGloss, (word) => {
      if (word.places.length === 1) return word.places[0];
      // A word that the gloss has twice would speak for its own senses.
      const own = ofGloss.filter((other) => other === word);
      const mass = Math.max(1, ownMass + ofGloss.length - own.length);
      const scores = spread.without(own, () =>
        Array.from(word.places, (place, at) => {
          const { count, rank } = word.senses[at];
          const counted = Math.log(count + 0.5) - 0.5 * Math.log(rank);
          const prior = shares === 'even' ? Math.log(local.stationary[place]) : counted;
          return graphWeight * Math.log(spread.liftOf(place) / mass + floor) + prior;
        }),
      );
      return word.places[scores.indexOf(Math.max(...scores))];
    });
  });
}

function toEdges(chosen: readonly Int32Array[]): SynsetEdges {
  const length = chosen.reduce((sum, { length: own }) => sum + own, 0);
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  let edge = 0;
  chosen.forEach((places, gloss) => {
    from.fill(gloss, edge, edge + places.length);
    to.set(places, edge);
    edge += places.length;
  });
  return { from, to };
}
