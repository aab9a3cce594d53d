import type { Annotator } from '../../corpus/annotator.js';
import type { Sentence } from '../../corpus/sentence.js';
import { ParseError, requireOption } from '../../errors.js';
import { isSameType, type PregroupType, parseType, printType } from '../pregroup-type.js';
import { type Reduction, residualType } from '../reduction.js';
import { type ChartLimits, parseChart } from './chart.js';
import { type ChartItem, type CodedEntry, codeEntry, TypeCoder } from './chart-item.js';
import { EnglishLexicon } from './english-lexicon.js';
import { hangFronted } from './fronted-clauses.js';
import type { LexicalEntry } from './lexical-entry.js';
import type { ParsedSentence, ParsedWord } from './parsed-sentence.js';
import { readReduction } from './read-items.js';
import { hangStranded } from './stranded-prepositions.js';
import type { TagVariants } from './tag-variants.js';
import { countTreeParts, createLinkCost, headNames, linkCosts, readEvidence } from './tree-evidence.js';

/** Settings of {@link SentenceParser}. */
export interface SentenceParserOptions {
  /** The type to reduce to; default `s`. */
  readonly target?: PregroupType;
  /** How many partial analyses of a stretch of words are kept; default 16, and at most 10 in sentences of more than 30 tokens. */
  readonly beam?: number;
  /** How many types a word has at most; default 14. */
  readonly typesPerWord?: number;
  /** How many open simple types a partial analysis of several words has at most; default 10. */
  readonly longestItem?: number;
  /** How many tokens a sentence has at most; default 100. */
  readonly longestSentence?: number;
  /** What gives other tags or trees of sentences that have no good reduction, see `createTagVariants`. Default: none are tried. */
  readonly variants?: TagVariants | undefined;
}

/** A reduction of a sentence as it is annotated. */
interface FoundReduction {
  readonly sentence: Sentence;
  readonly entries: readonly LexicalEntry[];
  readonly reduction: Reduction;
  readonly cost: number;
  readonly isComplete: boolean;
}

interface SearchBounds {
  readonly beam: number;
  /** The numbers of parts of further searches, see `widerSearches`. */
  readonly wider: readonly number[];
  /** What the reduction may not cost; where there is none below, the result is incomplete and of no use. Default: no bound. */
  readonly ceiling?: number;
}

/** A sentence whose reduction costs no more than this, or than this share of its words, is not read in another way. */
const doubtful = { cost: 1.5, costAWord: 0.12 };

const nounPhrase: PregroupType = [{ base: 'n', adjoint: 0 }];

/** What a noun phrase may cost less than a sentence that is made of it by other tags. */
const phraseCost = 1.5;

/** How many items of a stretch are kept when other tags are tried. */
const variedBeam = 10;

/** What another tag costs. */
const variantCost = 0.9;

/** What another tree of the same tags costs. */
const treeCost = 0.6;

/** How many readings are tried at a time. */
const variantsARound = 32;

/** How many words may have another tag. */
const mostVariants = 2;

/** Of sentences with more tokens fewer items are kept, so that one of 40 takes about a tenth of a second. */
const longSentence = 30;
const longBeam = 10;

/** Longer sentences are not read in other ways, so that time stays bounded. */
const longestVaried = 20;

/** The numbers of parts of the tree that items may be made of in further searches, see `countTreeParts`. */
const widerSearches = [2, 3];

/**
 * Parses English sentences to pregroup reductions: every word has the types of its part of speech in a small lexicon (see the
 * tables `lexicon-*.ts`), and a chart finds the cheapest reduction to the target.
 *
 * The dependency tree is evidence: types that go with the word's place in the tree, and contractions between words that the
 * tree links, cost nothing, others more the further the words stand apart in the tree (see `linkCosts`). First only stretches
 * of words that the tree holds together may be items; where these give no reduction, sentences of up to 20 tokens are searched
 * again with stretches of two parts of the tree, and those of up to 13 with three. A sentence of up to 20 tokens whose reduction is missing
 * or dear is read with other tags of its words and other trees too, see `createTagVariants` and `NeuralParse`.
 *
 * Time is bounded by the beam: at most (n^3 / 6) beam^2 steps a search of n words.
 */
export class SentenceParser {
  readonly #annotator: Annotator;
  readonly #lexicon = new EnglishLexicon();
  readonly #coder = new TypeCoder();
  readonly #coded = new Map<LexicalEntry, CodedEntry>();
  readonly #options: Required<SentenceParserOptions>;

  /**
   * @param annotator what gives tokens, tags and trees, usually from `createEnglishAnnotator` with a parser.
   * @throws OptionError for an option out of range.
   */
  constructor(annotator: Annotator, options: SentenceParserOptions = {}) {
    const {
      target = parseType('s'),
      beam = 16,
      typesPerWord = 14,
      longestItem = 10,
      longestSentence = 100,
      variants,
    } = options;
    for (const [name, value] of Object.entries({ beam, typesPerWord, longestItem, longestSentence })) {
      requireOption(
        Number.isInteger(value) && value > 0 && value <= 1000,
        name,
        value,
        'a whole number from 1 to 1000',
      );
    }
    this.#annotator = annotator;
    this.#options = { target, beam, typesPerWord, longestItem, longestSentence, variants };
  }

  /**
   * Parses a text as one sentence.
   *
   * @param options.target the type to reduce to; default that of the parser.
   * @throws ParseError when the text has no words or more tokens than `longestSentence`.
   * @example parser.parse('dogs that chase cats run').isComplete // true
   */
  parse(text: string, options: { readonly target?: PregroupType } = {}): ParsedSentence {
    return this.parseSentence(this.#annotator.annotate({ document: '', position: 0, text }), options);
  }

  /** Parses an annotated sentence; see {@link parse}. */
  parseSentence(sentence: Sentence, options: { readonly target?: PregroupType } = {}): ParsedSentence {
    const { target = this.#options.target } = options;
    const { longestSentence } = this.#options;
    const { tokens, text } = sentence;
    if (!tokens.some(({ form }) => /[\p{L}\p{N}]/u.test(form))) throw new ParseError(text, 'it has no words.');
    if (tokens.length > longestSentence) {
      const advice = `a sentence has at most ${longestSentence} tokens, this one has ${tokens.length}; split it.`;
      throw new ParseError(`${text.slice(0, 60)}...`, advice);
    }
    const found = this.#improve(
      this.#search(sentence, target, { beam: this.#options.beam, wider: widerSearches }),
      target,
    );
    const words = found.entries.map((entry, token): ParsedWord => {
      const { form, lemma, tag } = found.sentence.tokens[token];
      return { token, form, lemma, tag, type: entry.type, entry };
    });
    const { reduction, cost, isComplete } = found;
    const parsed = { text, words, reduction, cost, isComplete, target };
    return isComplete ? parsed : { ...parsed, reason: describeFailure(reduction, target) };
  }

  /** Tries other tags and trees where the reduction is doubtful, one change at a time. */
  #improve(first: FoundReduction, target: PregroupType): FoundReduction {
    const { variants } = this.#options;
    let best = first;
    if (variants === undefined || first.sentence.tokens.length > longestVaried) return best;
    for (let changed = 1; changed <= mostVariants; changed++) {
      const accepted = Math.max(doubtful.cost, doubtful.costAWord * best.entries.length);
      if (best.isComplete && best.cost <= accepted + (changed - 1) * variantCost) return best;
      const before = best;
      for (const sentence of variants(before.sentence).slice(0, variantsARound)) {
        const change = changeCost(first.sentence, sentence, target);
        const ceiling = highestBetter(best) - change;
        if (ceiling <= 0) continue;
        const beam = Math.min(variedBeam, this.#options.beam);
        const found = this.#search(sentence, target, { beam, wider: [], ceiling });
        const varied = { ...found, cost: found.cost + change };
        if (isBetter(varied, best)) best = varied;
      }
      if (best === before) return best;
    }
    return best;
  }

  #search(sentence: Sentence, target: PregroupType, { beam, wider, ceiling }: SearchBounds): FoundReduction {
    const { tokens } = sentence;
    const tree = sentence.tree && hangFronted(hangStranded(headNames(sentence.tree), tokens), tokens);
    const { longestItem, typesPerWord } = this.#options;
    const evidence = readEvidence(tokens, tree);
    const costs = linkCosts(tokens.length, tree);
    const leastCost = (word: number, filler: number): number => costs[word * tokens.length + filler];
    const linkCost = createLinkCost(leastCost, tree);
    const words = tokens.map((token, place) => ({
      entries: this.#lexicon.entriesOf(token, evidence[place], typesPerWord).map(({ entry, cost }) => {
        return { lexical: this.#code(entry), cost };
      }),
    }));
    const codes = target.map((simple) => this.#coder.codeOf(simple));
    const partsOf = countTreeParts(tokens, tree);
    const search = (mostParts: number, keepsOpen: boolean): ReturnType<typeof parseChart> => {
      const accepts = (start: number, end: number): boolean => partsOf(start, end) <= mostParts;
      const kept = tokens.length > longSentence ? Math.min(beam, longBeam) : beam;
      const limits: ChartLimits = {
        beam: kept,
        longestItem,
        keepsOpen,
        accepts,
        ...(ceiling !== undefined && { ceiling }),
      };
      return parseChart(words, codes, { limits, linkCost, leastCost });
    };
    let found = search(1, false);
    for (const mostParts of wider) {
      if (found.isComplete || tokens.length > 40 / mostParts) break;
      found = search(mostParts, false);
    }
    const isBounded = ceiling !== undefined && Number.isFinite(ceiling);
    const { items, isComplete } = found.isComplete || isBounded ? found : search(1, true);
    const cost = items.reduce((sum, item: ChartItem) => sum + item.cost, 0);
    const forms = tokens.map(({ form }) => form);
    return { sentence, cost, isComplete, ...readReduction(items, forms) };
  }

  #code(entry: LexicalEntry): CodedEntry {
    const coded = this.#coded.get(entry) ?? codeEntry(entry, this.#coder);
    this.#coded.set(entry, coded);
    return coded;
  }
}

/** Whether a reduction is complete and the other is not, or else cheaper; partial ones with fewer open simple types are better. */
function isBetter(one: FoundReduction, other: FoundReduction): boolean {
  if (isNounPhrase(other)) return one.isComplete && one.cost < other.cost + phraseCost;
  if (one.isComplete !== other.isComplete) return one.isComplete;
  const [open, otherOpen] = [one.reduction.open.length, other.reduction.open.length];
  if (!one.isComplete && open !== otherOpen) return open < otherOpen;
  return one.cost < other.cost;
}

/** What a reduction may not cost to be better than another, where it has to be complete; no bound where it has not. */
function highestBetter(other: FoundReduction): number {
  if (isNounPhrase(other)) return other.cost + phraseCost;
  return other.isComplete ? other.cost : Number.POSITIVE_INFINITY;
}

/** Whether the words are a noun phrase, which may be just what was said. */
function isNounPhrase({ reduction, isComplete }: FoundReduction): boolean {
  return !isComplete && isSameType(residualType(reduction), nounPhrase);
}

/** What it costs that a sentence is read with other tags, or with another tree alone; that may not easily make a noun phrase of it. */
function changeCost(one: Sentence, other: Sentence, target: PregroupType): number {
  const changes = one.tokens.filter(({ tag }, place) => tag !== other.tokens[place].tag).length;
  if (changes > 0) return changes * variantCost;
  return isSameType(target, nounPhrase) ? treeCost + phraseCost : treeCost;
}

/** Names the words whose simple types stayed open, the expected type and the residual one. */
function describeFailure(reduction: Reduction, target: PregroupType): string {
  const owners = reduction.words.flatMap(({ word, type }) => type.map(() => word));
  const open = [...new Set(reduction.open.map((place) => owners[place]))];
  const named = open.length === 0 ? 'no word' : open.map((word) => `"${word}"`).join(', ');
  const residual = printType(residualType(reduction));
  return `The words reduce to ${residual}, not to ${printType(target)}; the open wires are those of ${named}.`;
}
