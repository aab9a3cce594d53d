import { isContextualModel } from '../embedding/contextual-model.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import type { VectorCache } from '../embedding/vector-cache.js';
import { OptionError, requireOption, requireWhole } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dot } from '../matrix/dense-products.js';
import { AnswerMemory } from './answer-memory.js';
import type { BaseForms } from './base-forms.js';
import type { Candidate } from './candidate.js';
import { type ContextPart, contextParts, makeContextPassage } from './context-passage.js';
import type { CallOptions, Question, Scorer, Scores } from './disambiguator.js';
import { fillWithMean } from './fill-with-mean.js';
import type { Occurrence } from './occurrence.js';
import { embedUnits, type Passage, toUnitLength } from './passage.js';
import { sayNothing } from './plain-scorer.js';
import { listPassages, type SensePassageOptions } from './sense-passages.js';
import { findBestTwo, listRelated, tryAgain } from './try-again.js';

/** Options of {@link createBiEncoder}. */
export interface BiEncoderOptions {
  /**
   * What stands for the context: the vector of the word in its text (`target`), that of the text (`text`), or that of the text
   * without the word (`others`); default `target` where the model is a `ContextualModel`, which that needs, else `text`.
   */
  readonly context?: ContextPart | undefined;
  /** How many words on each side of the word are its context; default all of the text. */
  readonly window?: number | undefined;
  /** Whether a mask stands in the place of the word in its context, which `target` alone allows; default false. */
  readonly masked?: boolean | undefined;
  /** Whether the vector of a sense's text, `lemma: gloss`, is that of the text or of the lemma in it; default `text`. */
  readonly senses?: 'text' | 'target' | undefined;
  /** How many examples are part of that text; default 0. */
  readonly examples?: number | undefined;
  /**
   * Whether each example also has a vector of its own: that of the lemma where `context` is `target` and the example holds it,
   * else that of the example; default true.
   */
  readonly uses?: boolean | undefined;
  /** The layers of the vectors of words in their texts; default as the model is set. */
  readonly layers?: readonly number[] | undefined;
  /** Finds the lemma inflected in examples, see `createBaseForms`; default uninflected alone. */
  readonly baseForms?: BaseForms | undefined;
  /** Where vectors are kept between runs; default nowhere. */
  readonly cache?: VectorCache | undefined;
  /**
   * A second look at the two best candidates by the meanings that relations of a lexicon lead to from each, see `tryAgain`; default none.
   * Its weight multiplies the difference of cosines.
   */
  readonly relations?: { readonly lexicon: Lexicon; readonly weight: number } | undefined;
}

/** A scorer that compares vectors of contexts with vectors of meanings. */
export interface BiEncoder extends Scorer {
  /** Returns the vector of each context, of length 1, in order; undefined where the model knows nothing of the text. */
  embedContexts(occurrences: readonly Occurrence[], options?: CallOptions): Promise<(Float32Array | undefined)[]>;
  /**
   * Returns the cosine of each context with a text beside it, for instance `lemma: gloss` of a sense that is in no lexicon;
   * undefined where the model knows nothing of one of the two.
   */
  compareTexts(
    pairs: readonly { readonly occurrence: Occurrence; readonly text: string }[],
    options?: CallOptions,
  ): Promise<(number | undefined)[]>;
}

/** A sense as it is compared: its passages with their vectors, the vector of its text, and the mean of those of its uses. */
interface EncodedSense {
  readonly passages: readonly Passage[];
  vectors: readonly (Float32Array | undefined)[];
  text: Float32Array | undefined;
  uses: Float32Array | undefined;
}

/** A question as it is compared. */
interface EncodedQuestion {
  readonly context: Float32Array | undefined;
  readonly senses: readonly EncodedSense[];
}

/**
 * Makes a scorer of senses of any embedding model (a bi-encoder, Blevins & Zettlemoyer 2020, without training): the mean of two
 * cosines of the context's vector, one with that of the sense's text, one with the mean direction of its uses in examples.
 *
 * All texts of the questions are embedded together, each once. Where the model knows nothing of a context, every score is 0 and
 * the text is missing. Senses without a use, or whose text it knows nothing of, have the mean cosine of the others there: words and
 * texts differ in the size of their cosines, and to have an example would speak for a sense. One without either is missing. An
 * example that an occurrence was taken from is in no sense's vector. The defaults were chosen on SemEval-2007.
 *
 * @throws OptionError when an option is out of range or needs a `ContextualModel` that the model is not; from calls what
 * `embedTexts` and `embedTargets` throw.
 * @example
 * const scorer = createBiEncoder(model, { baseForms: createBaseForms(lexicon) });
 * const disambiguator = createLogLinear(createLexiconInventory(lexicon), [{ scorer, weight: 16 }]);
 */
export function createBiEncoder(model: EmbeddingModel, options: BiEncoderOptions = {}): BiEncoder {
  const contextual = isContextualModel(model) ? model : undefined;
  const { context = contextual === undefined ? 'text' : 'target', masked = false, senses = 'text' } = options;
  const { window, examples = 0, uses = true, layers, cache, baseForms = (form) => [form], relations } = options;
  requireOption(contextParts.includes(context), 'context', context, contextParts.join(', '));
  requireOption(senses === 'text' || senses === 'target', 'senses', senses, 'text, target');
  requireWhole('examples', examples, 0);
  if (relations !== undefined) {
    const isWeight = relations.weight >= 0 && Number.isFinite(relations.weight);
    requireOption(isWeight, 'relations.weight', relations.weight, 'a number >= 0');
  }
  if (window !== undefined) requireWhole('window', window, 0);
  requireOption(!masked || context === 'target', 'masked', masked, 'false unless the context is target');
  if (contextual === undefined && (context === 'target' || senses === 'target')) {
    const allowed = `text or others with the model ${model.modelId}, which gives no vectors of words in their texts`;
    throw new OptionError(context === 'target' ? 'context' : 'senses', 'target', allowed);
  }
  const models = { model, contextual, cache, layers };
  const sensePassages: Omit<SensePassageOptions, 'heldOutText'> = {
    senses,
    examples,
    uses: !uses ? 'none' : context === 'target' ? 'target' : 'text',
    baseForms,
  };
  const contextOf = (occurrence: Occurrence): Passage => ({
    ...makeContextPassage(occurrence, { part: context, window }),
    masked,
  });

  /** Embeds contexts, and the candidates of questions; candidates that have the same texts are one. */
  const encode = async (occurrences: readonly Occurrence[], questions: readonly Question[], call: CallOptions) => {
    const known = new Map<string, EncodedSense>();
    const encodeSense = (candidate: Candidate, heldOut: string | undefined): EncodedSense => {
      const heldOutText = heldOut !== undefined && candidate.examples.includes(heldOut) ? heldOut : undefined;
      const meaning = candidate.kind === 'sense' ? candidate.sense.synset : [candidate.key, candidate.gloss];
      const key = JSON.stringify([meaning, candidate.lemma, heldOutText ?? null]);
      const found = known.get(key);
      if (found !== undefined) return found;
      const passages = listPassages(candidate, { ...sensePassages, heldOutText });
      const encoded = { passages, vectors: [], text: undefined, uses: undefined };
      known.set(key, encoded);
      return encoded;
    };
    const senses = questions.map(({ candidates, occurrence }) => {
      return candidates.map((candidate) => encodeSense(candidate, occurrence.heldOut));
    });
    const all = [...occurrences.map(contextOf), ...[...known.values()].flatMap(({ passages }) => passages)];
    const vectors = await embedUnits(models, all, call);
    let next = occurrences.length;
    for (const sense of known.values()) {
      sense.vectors = vectors.slice(next, next + sense.passages.length);
      const [text, ...others] = sense.vectors;
      sense.text = text;
      sense.uses = meanDirection(others.flatMap((vector) => vector ?? []));
      next += sense.passages.length;
    }
    return { contexts: vectors.slice(0, occurrences.length), senses };
  };

  const encodeOne = async (question: Question, call: CallOptions): Promise<EncodedQuestion> => {
    const { contexts, senses } = await encode([question.occurrence], [question], call);
    return { context: contexts[0], senses: senses[0] };
  };

  /** Scores the two best candidates of each question once more. */
  const lookAgain = async (
    questions: readonly Question[],
    first: readonly { readonly context: Float32Array | undefined; readonly scored: Scores }[],
    call: CallOptions,
  ): Promise<Scores[]> => {
    const scored = first.map((one) => one.scored);
    if (relations === undefined || relations.weight === 0) return scored;
    const { lexicon, weight } = relations;
    const looks = questions.map(({ candidates, occurrence }, place) => {
      const best = first[place].scored.hasEvidence ? findBestTwo(first[place].scored.scores) : undefined;
      const lists = (best ?? []).map((at) => listRelated(lexicon, candidates[at]));
      return { best, lists, occurrence, candidates: lists.flat() };
    });
    const { senses } = await encode([], looks, call);
    return scored.map((one, place) => {
      const { best, lists } = looks[place];
      const { context } = first[place];
      if (best === undefined || context === undefined) return one;
      const cosines = senses[place].map(({ text }) => (text === undefined ? undefined : dot(context, text)));
      const known = (from: number, to?: number) => cosines.slice(from, to).flatMap((value) => value ?? []);
      const similarities = [known(0, lists[0].length), known(lists[0].length)] as const;
      return { ...one, scores: tryAgain(one.scores, best, { similarities, weight }) };
    });
  };

  const memory = new AnswerMemory<EncodedQuestion>();
  return {
    name: 'bi-encoder',
    async embedContexts(occurrences, call = {}) {
      return await embedUnits(models, occurrences.map(contextOf), call);
    },
    async compareTexts(pairs, call = {}) {
      const passages = pairs.flatMap(({ occurrence, text }) => [contextOf(occurrence), { text }]);
      const vectors = await embedUnits(models, passages, call);
      return pairs.map((_, place) => {
        const [own, other] = [vectors[2 * place], vectors[2 * place + 1]];
        return own === undefined || other === undefined ? undefined : dot(own, other);
      });
    },
    async scoreAll(questions, call = {}) {
      const occurrences = questions.map(({ occurrence }) => occurrence);
      const { contexts, senses } = await encode(occurrences, questions, call);
      questions.forEach((question, place) => {
        memory.keep(question, { context: contexts[place], senses: senses[place] });
      });
      const first = contexts.map((context, place) => {
        const { text } = occurrences[place];
        const scored = context === undefined ? sayNothing(questions[place], [text]) : compare(context, senses[place]);
        return { context, scored };
      });
      return await lookAgain(questions, first, { signal: call.signal });
    },
    async explain(question, candidate, call = {}) {
      call.signal?.throwIfAborted();
      const { context: vector, senses: compared } = memory.find(question) ?? (await encodeOne(question, call));
      const own = compared[question.candidates.findIndex(({ key }) => key === candidate.key)];
      if (vector === undefined || (own?.text ?? own?.uses) === undefined) return undefined;
      return describe(vector, own, compared);
    },
  };
}

/**
 * The scores of senses: the mean of the cosines of their texts and of their uses. Cosines of words and of texts differ in size, so
 * that a sense without one of the two has the mean of the others there, which speaks neither for nor against it.
 */
function compare(context: Float32Array, senses: readonly EncodedSense[]): Scores {
  const cosines = (vectors: readonly (Float32Array | undefined)[]) => {
    const found = vectors.map((vector) => (vector === undefined ? undefined : dot(context, vector)));
    return found.every((value) => value === undefined) ? undefined : fillWithMean(found);
  };
  const parts = [cosines(senses.map(({ text }) => text)), cosines(senses.map(({ uses }) => uses))];
  const known = parts.flatMap((part) => (part === undefined ? [] : [part]));
  return {
    scores: Float64Array.from(senses, (_, place) => {
      return known.reduce((sum, part) => sum + part[place], 0) / Math.max(known.length, 1);
    }),
    hasEvidence: known.length > 0,
    missing: senses.flatMap(({ text, uses, passages }) => ((text ?? uses) === undefined ? [passages[0].text] : [])),
  };
}

function describe(context: Float32Array, own: EncodedSense, senses: readonly EncodedSense[]): string {
  const { scores } = compare(context, senses);
  const score = scores[senses.indexOf(own)];
  const others = scores.filter((value) => value > score).length;
  const near = own.passages.flatMap(({ text }, place) => {
    const vector = own.vectors[place];
    return vector === undefined ? [] : [{ text, cosine: dot(context, vector) }];
  });
  const [nearest] = near.sort((a, b) => b.cosine - a.cosine);
  const rank = `${others === 0 ? 'no other sense is nearer' : `${others} of ${senses.length} senses are nearer`}`;
  return `its texts have the mean cosine ${score.toFixed(2)} with the context, ${rank}; nearest is "${nearest.text}" with ${nearest.cosine.toFixed(2)}`;
}

function meanDirection(units: readonly Float32Array[]): Float32Array | undefined {
  const [first] = units;
  if (first === undefined || units.length === 1) return first;
  return toUnitLength(first.map((_, column) => units.reduce((sum, unit) => sum + unit[column], 0)));
}
