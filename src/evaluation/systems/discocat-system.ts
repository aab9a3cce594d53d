import { createSenseAwareModel } from '../../discocat/sense-aware-model.js';
import { checkSigns } from '../../discocat/signed-vectors.js';
import {
  createTransitiveModel,
  multipliesEntries,
  needsArguments,
  type TransitiveModel,
} from '../../discocat/transitive-model.js';
import type { TransitiveSentence } from '../../discocat/transitive-sentence.js';
import type { VerbArguments } from '../../discocat/verb-arguments.js';
import type { VerbTensors } from '../../discocat/verb-tensors.js';
import type { CompositionModel } from '../../embedding/composition-model.js';
import { embedWords } from '../../embedding/embed-words.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { requireOption, UnknownWordError } from '../../errors.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { Space } from '../../space/space.js';
import type { ItemAnswer } from '../any-dataset.js';
import type { Phrase, RatedPairSet } from '../dataset.js';
import type { EvaluatedSystem } from './evaluated-system.js';

/** What is done with negative numbers by models that multiply vectors entry by entry. */
export const signTreatments = ['accept', 'clip', 'reject'] as const;

/** What is done with negative numbers by models that multiply vectors entry by entry. */
export type SignTreatment = (typeof signTreatments)[number];

/** How {@link createDiscocatSystem} works. */
export interface DiscocatSystemOptions {
  readonly model: TransitiveModel;
  readonly description: EvaluatedSystem['description'];
  /** Default: the model of sentences over that of words. */
  readonly name?: string | undefined;
  /** The arguments that verbs were seen with; the relational and copying models need them. */
  readonly verbs?: VerbArguments | undefined;
  /** Learned tensors of verbs; the models of tensors need them, and take the vectors of nouns that are in them. */
  readonly tensors?: VerbTensors | undefined;
  /** The weight of the object's place, 0 to 1, in the models of tensors that mix; default 0.5. */
  readonly alpha?: number | undefined;
  /**
   * Senses of a verb at most: the one nearest to subject and object is chosen before composing, see `createSenseAwareModel`.
   * Needs the arguments of verbs; default, each verb has one.
   */
  readonly senses?: number | undefined;
  /**
   * What a model that multiplies entry by entry does with vectors that hold negative numbers: `accept`, the default, takes them
   * and says so, `clip` sets negative numbers to 0, `reject` is an error.
   */
  readonly signed?: SignTreatment | undefined;
  readonly cache?: VectorCache | undefined;
  /** Is told, in a sentence, where two negative numbers count as agreement. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/**
 * Makes a system that composes transitive sentences (Grefenstette & Sadrzadeh 2011) of the vectors that any embedding model
 * gives nouns and verbs. It compares sentences of subject, verb and object; what needs a word without a vector, or a verb
 * without arguments, stays unanswered, and the word is told as missing.
 *
 * @throws OptionError for another sign treatment.
 */
export function createDiscocatSystem(words: EmbeddingModel, options: DiscocatSystemOptions): EvaluatedSystem {
  const { model, description, verbs, senses, cache, signed = 'accept', onNotice } = options;
  requireOption(signTreatments.includes(signed), 'signed', signed, signTreatments.join(', '));
  return {
    name: options.name ?? `${model} over ${words.provider} ${words.modelId}`,
    description,
    canAnswer: (_, set) => set.kind === 'rated-pairs' && listPhrases(set).every(isSentence),
    answerers: {
      'rated-pairs': async (set, { signal, onProgress }) => {
        const asked = listWords(set, needsArguments(model) || senses !== undefined ? verbs : undefined);
        const found = await embedWords(words, asked, { cache, signal, onProgress });
        const space = multipliesEntries(model) ? treatSigns(found, { model, signed, onNotice }) : found;
        const sentences = createSentences(space, set, options);
        return set.pairs.map(({ left, right }) => compare(sentences, left, right));
      },
    },
  };
}

/** The verbs of the sentences alone are split into senses, those that have arguments. */
function createSentences(
  space: Space,
  set: RatedPairSet,
  { model, verbs, senses, tensors, alpha }: DiscocatSystemOptions,
): CompositionModel<TransitiveSentence> {
  const own = { signed: 'accept', tensors, alpha } as const;
  if (senses === undefined || verbs === undefined) return createTransitiveModel(model, space, verbs, own);
  const asked = new Set(listPhrases(set).map((phrase) => sentenceOf(phrase).verb));
  const only = [...asked].filter((verb) => verbs.has(verb) && hasKnownTriple(verbs, verb, space));
  return createSenseAwareModel(space, verbs, (vectors, split) => createTransitiveModel(model, vectors, split, own), {
    only,
    mostSenses: senses,
  });
}

function hasKnownTriple(verbs: VerbArguments, verb: string, space: Space): boolean {
  return verbs.of(verb).some(({ subject, object }) => space.has(subject) && space.has(object));
}

function compare(model: CompositionModel<TransitiveSentence>, left: Phrase, right: Phrase): ItemAnswer<number> {
  try {
    return { answer: model.similarity(sentenceOf(left), sentenceOf(right)) };
  } catch (error) {
    if (error instanceof UnknownWordError) return { answer: undefined, missing: [error.word] };
    throw error;
  }
}

function treatSigns(
  space: Space,
  { model, signed, onNotice }: Pick<DiscocatSystemOptions, 'model' | 'signed' | 'onNotice'>,
): Space {
  const { matrix, name, targets, history } = space;
  if (!matrix.values.some((value) => value < 0)) return space;
  if (signed === 'clip') {
    const clipped = new DenseMatrix(
      matrix.rows,
      matrix.columns,
      matrix.values.map((value) => Math.max(0, value)) as Float32Array,
    );
    return new Space({ name, targets, matrix: clipped, history: [...history, { step: 'clip', options: {} }] });
  }
  if (signed === 'reject') checkSigns(model, space, { signed });
  const problem = `The ${model} model multiplies vectors entry by entry, and those of ${name} hold negative numbers`;
  onNotice?.(
    `${problem}: two of them count as agreement. The model was published for vectors without: the option signed sets them to 0 or refuses them.`,
  );
  return space;
}

/** Tells whether a phrase is a sentence of subject, verb and object. */
export function isSentence({ form }: Phrase): boolean {
  return form === 'subject-verb-object';
}

/** Returns the words of such a sentence by what they are. */
export function sentenceOf({ words: [subject = '', verb = '', object = ''] }: Phrase): TransitiveSentence {
  return { subject, verb, object };
}

/** Returns the phrases of all pairs, left and right in turns. */
export function listPhrases({ pairs }: RatedPairSet): Phrase[] {
  return pairs.flatMap(({ left, right }) => [left, right]);
}

/** The words of the sentences, and those that their verbs were seen with. */
function listWords(set: RatedPairSet, verbs: VerbArguments | undefined): Set<string> {
  const phrases = listPhrases(set);
  const words = new Set(phrases.flatMap(({ words: own }) => own));
  for (const verb of new Set(phrases.map((phrase) => sentenceOf(phrase).verb))) {
    if (!verbs?.has(verb)) continue;
    for (const { subject, object } of verbs.of(verb)) words.add(subject).add(object);
  }
  return words;
}
