import { namePhrase, type PhraseKind } from '../corpus/phrase-targets.js';
import type { CompositionModel } from '../embedding/composition-model.js';
import { QualiaError, requireOption, requireWhole, UnknownWordError } from '../errors.js';
import type { FloatArray } from '../matrix/dense-matrix.js';
import type { RidgePenalty } from '../matrix/ridge-validation.js';
import type { Space } from '../space/space.js';
import type { ArgumentCounts } from './argument-counts.js';
import { requireCounts } from './argument-tables.js';
import type { Construction, NounPhrase } from './construction.js';
import { addEntries } from './entrywise.js';
import { type FullAdditive, fitFullAdditive } from './full-additive.js';
import { fitLexicalFunction, type LexicalFunction } from './lexical-function.js';
import { compareMeanings, type Meaning, vectorMeaning } from './meaning.js';
import { composePractical } from './practical-lexical-function.js';

/** The models that learn from the vectors of phrases that were seen in a corpus. */
export const learnedPhraseModels = ['lexical-function', 'full-additive', 'practical-lexical-function'] as const;

/** The name of a model that learns from the vectors of phrases that were seen in a corpus. */
export type LearnedPhraseModel = (typeof learnedPhraseModels)[number];

/** Options of {@link LearnedPhraseComposer}. */
export interface LearnedPhraseOptions {
  /** The penalty of each ridge regression; default `validated`. */
  readonly penalty?: RidgePenalty | undefined;
  /** How many phrases a word must have been seen in, so that a matrix is learned for it; default 5. */
  readonly leastPhrases?: number | undefined;
  /** How many phrases of a kind the full additive model learns from at most, the most frequent; default 3,000. */
  readonly mostPhrases?: number | undefined;
}

/**
 * Composes phrases by matrices that were fitted to the vectors of phrases as wholes, which `qualia space build --phrases` counts as it
 * counts words: a verb with its object or subject, a noun with an adjective or another noun. With W the matrix of a word that takes
 * an argument a, and w its vector:
 *
 * - `lexical-function`: W x a (Baroni & Zamparelli 2010). It has no transitive sentences, for which a word has one argument alone.
 * - `full-additive`: A w + B a, with one pair of matrices for each kind of phrase (Zanzotto et al. 2010; Guevara 2010); a transitive
 *   sentence is the subject with the verb phrase for its verb.
 * - `practical-lexical-function`: w + W x a, of a transitive sentence v + V_subj x s + V_obj x o (Paperno, Pham & Baroni 2014).
 *
 * "noun that V o" adds the noun to the phrase of verb and argument, as Rimell et al. 2016 do. Matrices are fitted when they are first
 * needed, and kept.
 *
 * @example
 * const composer = new LearnedPhraseComposer('practical-lexical-function', space, new Map([['verb-object', objects]]));
 * composer.compose({ form: 'verb-object', verb: 'chase', object: 'cat' }); // v + V_obj x o
 */
export class LearnedPhraseComposer implements CompositionModel<Construction> {
  readonly name: LearnedPhraseModel;
  readonly #space: Space;
  readonly #counts: ReadonlyMap<PhraseKind, ArgumentCounts>;
  readonly #penalty: RidgePenalty;
  readonly #leastPhrases: number;
  readonly #mostPhrases: number;
  readonly #functions = new Map<string, LexicalFunction>();
  readonly #additives = new Map<PhraseKind, FullAdditive>();

  /**
   * @param space of words and of phrases by the names that `namePhrase` gives them.
   * @param counts the tables that tell which phrases were seen.
   * @throws OptionError for another model, or an option out of range.
   */
  constructor(
    name: LearnedPhraseModel,
    space: Space,
    counts: ReadonlyMap<PhraseKind, ArgumentCounts>,
    options: LearnedPhraseOptions = {},
  ) {
    const { penalty = 'validated', leastPhrases = 5, mostPhrases = 3000 } = options;
    requireOption(learnedPhraseModels.includes(name), 'model', name, learnedPhraseModels.join(', '));
    const isPenalty = penalty === 'validated' || (Number.isFinite(penalty) && penalty > 0);
    requireOption(isPenalty, 'penalty', penalty, 'a number > 0 or validated');
    for (const [option, value] of Object.entries({ leastPhrases, mostPhrases })) {
      requireWhole(option, value, 1);
    }
    this.name = name;
    this.#space = space;
    this.#counts = counts;
    this.#penalty = penalty;
    this.#leastPhrases = leastPhrases;
    this.#mostPhrases = mostPhrases;
  }

  /**
   * Returns the cosine of two phrases, -1..1; 0 when either is zero.
   *
   * @throws as {@link compose}.
   */
  similarity(left: Construction, right: Construction): number {
    return compareMeanings(this.compose(left), this.compose(right));
  }

  /**
   * Fits what a word needs in phrases of a kind, if it was seen in enough of them: {@link compose} then finds it ready, so that long
   * work can be cut into pieces.
   *
   * @throws QualiaError with code `NO_ARGUMENTS` or `NO_PHRASES`, as {@link compose}.
   */
  learn(kind: PhraseKind, word: string): void {
    if (this.name === 'full-additive') {
      this.#additive(kind);
      return;
    }
    const counts = requireCounts(this.name, { counts: this.#counts }, kind);
    if (listSeen(kind, word, counts, this.#space).length >= this.#leastPhrases) this.#function(kind, word);
  }

  /**
   * Composes the meaning of a phrase, a vector.
   *
   * @throws UnknownWordError for a word without a vector, or seen in too few phrases with a vector; QualiaError with code
   * `NO_ARGUMENTS` where a table was not given, `NO_PHRASES` where too few of its phrases have a vector, `NO_GRAMMAR` for a
   * construction that the model does not have.
   */
  compose(phrase: Construction): Meaning {
    return vectorMeaning(this.#compose(phrase));
  }

  #compose(phrase: Construction): Float64Array {
    switch (phrase.form) {
      case 'word':
        return Float64Array.from(this.#space.vector(phrase.word));
      case 'adjective-noun':
        return this.#apply('noun-adjective', phrase.adjective, this.#space.vector(phrase.noun));
      case 'noun-noun':
        return this.#apply('noun-noun', phrase.modifier, this.#space.vector(phrase.noun));
      case 'intransitive':
        return this.#apply('verb-subject', phrase.verb, this.#noun(phrase.subject));
      case 'verb-object':
        return this.#apply('verb-object', phrase.verb, this.#noun(phrase.object));
      case 'transitive':
        return this.#composeTransitive(phrase);
      case 'subject-relative': {
        const clause = this.#apply('verb-object', phrase.verb, this.#noun(phrase.object));
        return addEntries(this.#space.vector(phrase.noun), clause);
      }
      case 'object-relative': {
        const clause = this.#apply('verb-subject', phrase.verb, this.#noun(phrase.subject));
        return addEntries(this.#space.vector(phrase.noun), clause);
      }
      default:
        throw noGrammar(this.name, phrase.form);
    }
  }

  #composeTransitive({ subject, verb, object }: Extract<Construction, { readonly form: 'transitive' }>): Float64Array {
    const [s, o] = [this.#noun(subject), this.#noun(object)];
    switch (this.name) {
      case 'lexical-function':
        throw noGrammar(this.name, 'transitive');
      case 'full-additive':
        return this.#additive('verb-subject').compose(this.#apply('verb-object', verb, o), s);
      case 'practical-lexical-function': {
        const places = [this.#function('verb-subject', verb), this.#function('verb-object', verb)];
        return composePractical({ vector: this.#space.vector(verb), places }, s, o);
      }
    }
  }

  #noun(phrase: NounPhrase): FloatArray {
    if (typeof phrase === 'string') return this.#space.vector(phrase);
    return this.#apply('noun-adjective', phrase.adjective, this.#space.vector(phrase.noun));
  }

  #apply(kind: PhraseKind, word: string, argument: FloatArray): Float64Array {
    switch (this.name) {
      case 'lexical-function':
        return this.#function(kind, word).compose(argument);
      case 'full-additive':
        return this.#additive(kind).compose(this.#space.vector(word), argument);
      case 'practical-lexical-function':
        return composePractical({ vector: this.#space.vector(word), places: [this.#function(kind, word)] }, argument);
    }
  }

  #function(kind: PhraseKind, word: string): LexicalFunction {
    const key = namePhrase({ kind, word, argument: '' });
    const known = this.#functions.get(key) ?? this.#fitFunction(kind, word);
    this.#functions.set(key, known);
    return known;
  }

  #fitFunction(kind: PhraseKind, word: string): LexicalFunction {
    const counts = requireCounts(this.name, { counts: this.#counts }, kind);
    const observed = listSeen(kind, word, counts, this.#space).map(({ name, argument }) => ({
      argument: this.#space.vector(argument),
      phrase: this.#space.vector(name),
    }));
    if (observed.length >= this.#leastPhrases) return fitLexicalFunction(observed, { penalty: this.#penalty });
    throw new UnknownWordError(word, `${counts.title} in ${this.#leastPhrases} phrases of ${this.#space.name} or more`);
  }

  #additive(kind: PhraseKind): FullAdditive {
    const known = this.#additives.get(kind) ?? this.#fitAdditive(kind);
    this.#additives.set(kind, known);
    return known;
  }

  #fitAdditive(kind: PhraseKind): FullAdditive {
    const counts = requireCounts(this.name, { counts: this.#counts }, kind);
    const phrases = listFrequentPhrases(kind, counts, this.#space, this.#mostPhrases).map(
      ({ name, word, argument }) => ({
        first: this.#space.vector(word),
        second: this.#space.vector(argument),
        phrase: this.#space.vector(name),
      }),
    );
    if (phrases.length >= this.#leastPhrases) return fitFullAdditive(phrases, { penalty: this.#penalty });
    const advice = 'Take a space that "qualia space build --phrases" wrote, with its tables.';
    const found = `${this.#space.name} has vectors of ${phrases.length} phrases of the kind ${kind} whose words it has too`;
    throw new QualiaError('NO_PHRASES', `${found}; ${this.#leastPhrases} are needed. ${advice}`);
  }
}

interface SeenPhrase {
  readonly name: string;
  readonly word: string;
  readonly argument: string;
  readonly count: number;
}

/** The phrases of a word that have a vector, as their arguments have; most frequent first. */
function listSeen(kind: PhraseKind, word: string, counts: ArgumentCounts, space: Space): SeenPhrase[] {
  if (!counts.has(word)) return [];
  return counts.of(word).flatMap(({ argument, count }) => {
    const name = namePhrase({ kind, word, argument });
    return space.has(name) && space.has(argument) ? [{ name, word, argument, count }] : [];
  });
}

/** The most frequent phrases of a kind that have a vector, as their words have; equally frequent ones by the order of words. */
function listFrequentPhrases(kind: PhraseKind, counts: ArgumentCounts, space: Space, most: number): SeenPhrase[] {
  const words = counts.words.filter((word) => space.has(word));
  const seen = words.flatMap((word) => listSeen(kind, word, counts, space));
  return seen.sort((a, b) => b.count - a.count).slice(0, most);
}

function noGrammar(model: LearnedPhraseModel, form: Construction['form']): QualiaError {
  const problem = `The ${model} model has no phrases of the form ${form}`;
  return new QualiaError('NO_GRAMMAR', `${problem}; take another model, for instance practical-lexical-function.`);
}
