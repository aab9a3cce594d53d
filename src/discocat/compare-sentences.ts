import { compareText } from '../corpus/count-contexts.js';
import type { CompositionModel } from '../embedding/composition-model.js';
import { QualiaError, requireOption, requireWhole } from '../errors.js';
import { countVerbNouns, createInContextModel } from './in-context-model.js';
import { findActions, findTransitive } from './parsing/find-actions.js';
import type { ParsedSentence } from './parsing/parsed-sentence.js';
import type { SentenceParser } from './parsing/sentence-parser.js';
import { RelationalModel } from './relational-model.js';
import { type SentenceEvidence, SentenceModel, type TextModel, textModels } from './sentence-model.js';
import { contentWords, type SentenceMeanings } from './sentence-network.js';
import { createTransitiveModel } from './transitive-model.js';
import { transitiveModels } from './transitive-operators.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import { hasKnownTriple } from './verb-arguments.js';

/** The models of {@link SentenceComparer}: the operators, and verbs in context, see `createInContextModel`. */
export const comparedModels = [...transitiveModels, 'in-context'] as const;

/** The name of a model of {@link SentenceComparer}. */
export type ComparedModel = (typeof comparedModels)[number];

/** How {@link SentenceComparer} composes. */
export interface SentenceComparerOptions {
  /**
   * The model; those of `textModels` take sentences of any build, the others a subject, a verb and an object. Default `relational` where
   * all are such sentences with verbs of known arguments, else `copy-object`, which lets the vector of an unseen verb stand for its matrix.
   */
  readonly model?: ComparedModel | undefined;
}

/** Two sentences compared, with what made them alike. */
export interface SentenceComparison {
  readonly model: ComparedModel;
  readonly similarity: number;
  readonly left: ParsedSentence;
  readonly right: ParsedSentence;
  /** Argument pairs of the verbs with the largest shares, where the model is made of such. */
  readonly evidence: readonly SentenceEvidence[];
  /** Verbs without known arguments, whose own vectors stood for them. */
  readonly withoutArguments: readonly string[];
}

/** A verb that may stand in the place of another, and how alike the sentence then is. */
export interface RankedReading {
  readonly verb: string;
  readonly similarity: number;
  readonly comparison: SentenceComparison;
}

/** Compares texts by their meanings: plain transitive sentences by any model, others by those that compose along a reduction. */
export class SentenceComparer {
  readonly #parser: SentenceParser;
  readonly #meanings: SentenceMeanings;
  readonly #model: ComparedModel | undefined;
  readonly #sentences = new Map<TextModel, SentenceModel>();
  readonly #transitive = new Map<ComparedModel, CompositionModel<TransitiveSentence>>();

  /** @throws OptionError for another model. */
  constructor(parser: SentenceParser, meanings: SentenceMeanings, options: SentenceComparerOptions = {}) {
    const { model } = options;
    const isKnown = model === undefined || comparedModels.includes(model);
    requireOption(isKnown, 'model', model, comparedModels.join(', '));
    this.#parser = parser;
    this.#meanings = meanings;
    this.#model = model;
  }

  /**
   * Compares two sentences or noun phrases and tells which argument pairs of their verbs made them alike.
   *
   * @param options.limit how many pieces of evidence are told, of each verb; default 3.
   * @throws QualiaError with code `NO_REDUCTION` for a text that reduces neither to a sentence nor to a noun phrase, `NOT_TRANSITIVE`
   * where the model needs a subject, a verb and an object; UnknownWordError for a word without a vector.
   */
  compare(left: string, right: string, options: { readonly limit?: number } = {}): SentenceComparison {
    const parser = this.#sentence('copy-object');
    const pair = [parser.parse(left), parser.parse(right)] as const;
    return this.#compareParsed(this.#model ?? this.#chooseModel(pair), pair, options);
  }

  /**
   * Ranks verbs by how alike a sentence is to itself with each in the place of its verb: the first is what the verb means here
   * (Grefenstette & Sadrzadeh 2011). The verb is the first that has a subject and an object, else the first.
   *
   * @throws as {@link compare}; QualiaError with code `NO_VERB` for a text without a verb.
   */
  rankReadings(
    text: string,
    verbs: readonly string[],
    options: { readonly limit?: number } = {},
  ): { readonly verb: string; readonly readings: readonly RankedReading[] } {
    const parsed = this.#sentence('copy-object').parse(text);
    const place = this.#findVerb(parsed);
    const replaced = verbs.map((verb) => replaceLemma(parsed, place, verb));
    const model = this.#model ?? this.#chooseModel([parsed, ...replaced]);
    const readings = verbs.map((verb, own): RankedReading => {
      const comparison = this.#compareParsed(model, [parsed, replaced[own]], options);
      return { verb, similarity: comparison.similarity, comparison };
    });
    readings.sort((a, b) => b.similarity - a.similarity || compareText(a.verb, b.verb));
    return { verb: parsed.words[place].lemma.toLowerCase(), readings };
  }

  #findVerb(parsed: ParsedSentence): number {
    const actions = findActions(parsed).filter(({ verb }) => parsed.words[verb].tag === 'VERB');
    const transitive = actions.find(({ subject, object }) => subject !== undefined && object !== undefined);
    const found = transitive ?? actions[0];
    if (found !== undefined) return found.verb;
    throw new QualiaError(
      'NO_VERB',
      `"${parsed.text}" has no verb that could be replaced. Give a sentence such as "dogs chase cats".`,
    );
  }

  /** One model for all, so that their similarities can be ranked. */
  #chooseModel(sentences: readonly ParsedSentence[]): ComparedModel {
    const { space, verbs } = this.#meanings;
    const isRelational = sentences.every((sentence) => {
      const plain = plainTransitive(sentence);
      return plain !== undefined && hasKnownTriple(verbs, plain.verb, space);
    });
    return isRelational ? 'relational' : 'copy-object';
  }

  #compareParsed(
    model: ComparedModel,
    [left, right]: readonly [ParsedSentence, ParsedSentence],
    { limit = 3 }: { readonly limit?: number },
  ): SentenceComparison {
    requireWhole('limit', limit, 1);
    const [one, other] = [plainTransitive(left), plainTransitive(right)];
    const textModel = textModels.find((name) => name === model);
    if (textModel !== undefined) {
      return { model, left, right, ...this.#sentence(textModel).explainParsed(left, right, { limit }) };
    }
    if (one !== undefined && other !== undefined) {
      return { model, left, right, ...this.#compareTransitive(model, [one, other], limit) };
    }
    const text = one === undefined ? left.text : right.text;
    throw new QualiaError(
      'NOT_TRANSITIVE',
      `The ${model} model compares a subject, a verb and an object, and "${text}" is built otherwise. ` +
        `Take a sentence such as "dogs chase cats", or one of the models ${textModels.join(', ')}.`,
    );
  }

  #compareTransitive(
    name: ComparedModel,
    [left, right]: readonly [TransitiveSentence, TransitiveSentence],
    limit: number,
  ): Pick<SentenceComparison, 'similarity' | 'evidence' | 'withoutArguments'> {
    const model = this.#transitive.get(name) ?? this.#createTransitive(name);
    this.#transitive.set(name, model);
    const similarity = model.similarity(left, right);
    const evidence = model instanceof RelationalModel ? model.explain(left, right, { limit }) : [];
    return { similarity, evidence, withoutArguments: [] };
  }

  #createTransitive(name: ComparedModel): CompositionModel<TransitiveSentence> {
    const { space, verbs } = this.#meanings;
    if (name === 'in-context') return createInContextModel(space, countVerbNouns(verbs));
    return createTransitiveModel(name, space, verbs, { signed: 'accept' });
  }

  #sentence(model: TextModel): SentenceModel {
    const known = this.#sentences.get(model) ?? new SentenceModel(this.#parser, this.#meanings, { model });
    this.#sentences.set(model, known);
    return known;
  }
}

/** Returns the subject, verb and object of a sentence whose other words have no meaning of their own; else undefined. */
function plainTransitive(parsed: ParsedSentence): TransitiveSentence | undefined {
  const [found, ...more] = findTransitive(parsed);
  return more.length === 0 && contentWords(parsed).length === 3 ? found : undefined;
}

function replaceLemma(parsed: ParsedSentence, place: number, lemma: string): ParsedSentence {
  const words = parsed.words.map((word, own) => (own === place ? { ...word, lemma, form: lemma } : word));
  return { ...parsed, words };
}
