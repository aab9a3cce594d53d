import { requireOption } from '../../errors.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Candidate } from '../candidate.js';
import type { Question, Scorer, Scores } from '../disambiguator.js';
import { fillWithMean } from '../fill-with-mean.js';
import type { ContentWord, Occurrence } from '../occurrence.js';
import { createPlainScorer, sayNothing } from '../plain-scorer.js';
import { type ContextWindow, takeWindow } from './context-window.js';
import { LiftShares } from './lift-shares.js';
import { LocalPageRank, type LocalPageRankOptions } from './local-page-rank.js';
import { nameLink } from './name-link.js';
import { RankSpread } from './rank-spread.js';
import { createSenseMasses, type SenseMassesOptions, type WordMasses } from './sense-masses.js';
import type { SynsetGraph } from './synset-graph.js';

/** What a PageRank scorer works with. */
export interface PageRankScorerParts {
  readonly lexicon: Lexicon;
  /** The graph of that lexicon. */
  readonly graph: SynsetGraph;
}

/** Options of {@link createPageRankScorer}. */
export interface PageRankScorerOptions extends LocalPageRankOptions, SenseMassesOptions {
  /** Content words of context at least, from the sentence and those around it, while the document has them; default 80. */
  readonly window?: number;
  /** Is added to the lift before its logarithm is taken: lifts far below it say nothing; default 0.03. */
  readonly floor?: number;
  /**
   * How much the logarithm of the candidate's stationary rank counts, so that well-linked senses win without a prior; default 0. With
   * 1 and a low floor the score is nearly log PPR(candidate), up to a constant.
   */
  readonly popularity?: number;
}

/** How many context words an explanation names. */
const toldWords = 3;

/**
 * Scores a sense by its personalised PageRank from the words of the context, word to word (Agirre, López de Lacalle & Soroa 2014,
 * "Random walks for knowledge-based word sense disambiguation", ppr_w2w).
 *
 * Walks start, and start again, at the senses of the content words in the window; each occurrence of a word has the mass 1, shared by its
 * senses, and the word itself has none wherever it occurs. The score is log(lift + floor) + popularity x log q(sense), where
 * lift = PPR(sense) / q(sense), and q is the stationary rank: the lift is what the context tells, and leaves to a prior what
 * is known without it. Where they scored log PPR, with the counts in the teleports alone, this departs from them.
 *
 * Without a known word in the window nothing is scored, and the text is missing; candidates that are not in the graph, such as aspects,
 * have the mean of the others. Definitions count as evidence, also those that an occurrence may be taken from; examples count
 * only in a graph that links them, which then knows nothing of `heldOut`.
 *
 * @throws OptionError when an option is outside its range.
 * @example
 * const graph = buildSynsetGraph(lexicon, { glossEdges: linkGlosses(lexicon, glosses) });
 * createLogLinear(inventory, [{ scorer: createPageRankScorer({ lexicon, graph }), weight: 0.4 }, { scorer: createSensePrior(), weight: 1 }]);
 */
export function createPageRankScorer(parts: PageRankScorerParts, options: PageRankScorerOptions = {}): Scorer {
  const { window = 80, floor = 0.03, popularity = 0 } = options;
  requireOption(window >= 0 && Number.isFinite(window), 'window', window, 'a number >= 0');
  requireOption(floor > 0 && Number.isFinite(floor), 'floor', floor, 'a number > 0');
  requireOption(popularity >= 0 && Number.isFinite(popularity), 'popularity', popularity, 'a number >= 0');
  const { lexicon, graph } = parts;
  const local = new LocalPageRank(graph.weights, options);
  const massesOf = createSenseMasses(lexicon, graph, options);
  const lifters = new LiftShares(local);
  const contexts = new WindowSpread(local, (word) => massesOf(word.lemma, word.partOfSpeech));
  const placeOf = (candidate: Candidate): number | undefined =>
    candidate.kind === 'sense' ? graph.findPlace(candidate.sense.synset) : undefined;

  return createPlainScorer({
    name: 'graph',
    score(question) {
      const places = question.candidates.map(placeOf);
      const found = contexts.measure(question.occurrence, window, (spread, mass) =>
        places.map((place) => {
          if (place === undefined) return undefined;
          return Math.log(spread.liftOf(place) / mass + floor) + popularity * Math.log(local.stationary[place]);
        }),
      );
      if (found === undefined) return sayNothing(question, [question.occurrence.text]);
      return fillMean(question, found);
    },
    explain({ occurrence }, candidate) {
      const place = placeOf(candidate);
      if (place === undefined) return undefined;
      const known = contextOf(occurrence, window).flatMap(({ lemma, partOfSpeech }) => {
        const masses = massesOf(lemma, partOfSpeech);
        return masses === undefined ? [] : [{ lemma, masses }];
      });
      const distinct = [...new Set(known.map(({ masses }) => masses))];
      const shares = lifters.liftsOf(place, distinct);
      const liftOf = new Map(distinct.map((masses, at) => [masses, shares[at]]));
      const lifts = new Map<string, { readonly lift: number; readonly masses: WordMasses }>();
      for (const { lemma, masses } of known) {
        const lift = (liftOf.get(masses) ?? 0) + (lifts.get(lemma)?.lift ?? 0);
        lifts.set(lemma, { lift, masses });
      }
      const best = [...lifts]
        .filter(([, { lift }]) => lift > 1)
        .sort((a, b) => b[1].lift - a[1].lift || (a[0] < b[0] ? -1 : 1))
        .slice(0, toldWords);
      if (best.length === 0) return undefined;
      const told = best.map(([lemma, { masses }]) => nameLink(lexicon, graph, { place, lemma, places: masses.places }));
      return `near in the graph: ${told.join(', ')}`;
    },
  });
}

/** The words of the window without those of the occurrence's own lemma. */
function contextOf({ document, place, lemma }: Occurrence, window: number): ContentWord[] {
  const { begin, end } = takeWindow(document, place, window);
  const own = lemma.toLowerCase();
  return document.slice(begin, end).filter((word, at) => begin + at !== place && word.lemma !== own);
}

/** The scores, where those of candidates that have none are the mean of the others. */
function fillMean(question: Question, found: readonly (number | undefined)[]): Scores {
  if (found.every((score) => score === undefined)) return sayNothing(question);
  const missing = question.candidates.flatMap(({ gloss }, at) => (found[at] === undefined ? [gloss] : []));
  return { scores: fillWithMean(found), hasEvidence: true, missing };
}

/** The spread of the words of a window, kept for the next question about the same window. */
class WindowSpread {
  readonly #spread: RankSpread;
  readonly #massesOf: (word: ContentWord) => WordMasses | undefined;
  #document: readonly ContentWord[] | undefined;
  #window: ContextWindow = { begin: 0, end: 0 };
  #mass = 0;

  constructor(local: LocalPageRank, massesOf: (word: ContentWord) => WordMasses | undefined) {
    this.#spread = new RankSpread(local);
    this.#massesOf = massesOf;
  }

  /** Runs `use` with the spread of an occurrence's context and its mass; undefined where no word of it is known. */
  measure<Result>(
    { document, place, lemma }: Occurrence,
    wanted: number,
    use: (spread: RankSpread, mass: number) => Result,
  ): Result | undefined {
    const { begin, end } = takeWindow(document, place, wanted);
    if (document !== this.#document || begin !== this.#window.begin || end !== this.#window.end) {
      this.#fill(document, { begin, end });
    }
    const own = lemma.toLowerCase();
    const taken: WordMasses[] = [];
    for (let at = begin; at < end; at++) {
      if (at !== place && document[at].lemma !== own) continue;
      const masses = this.#massesOf(document[at]);
      if (masses !== undefined) taken.push(masses);
    }
    const mass = this.#mass - taken.length;
    if (mass === 0) return undefined;
    return this.#spread.without(taken, () => use(this.#spread, mass));
  }

  #fill(document: readonly ContentWord[], window: ContextWindow): void {
    this.#spread.clear();
    // A failure on the way leaves no window behind that looks filled.
    this.#document = undefined;
    this.#mass = 0;
    for (const word of document.slice(window.begin, window.end)) {
      const masses = this.#massesOf(word);
      if (masses === undefined) continue;
      this.#spread.add(masses);
      this.#mass++;
    }
    this.#document = document;
    this.#window = window;
  }
}
