import { setImmediate } from 'node:timers/promises';
import { namePhrase, type PhraseKind } from '../../corpus/phrase-targets.js';
import type { ArgumentCounts } from '../../discocat/argument-counts.js';
import { type Construction, listOwnWords, type NounPhrase } from '../../discocat/construction.js';
import {
  LearnedPhraseComposer,
  type LearnedPhraseModel,
  type LearnedPhraseOptions,
} from '../../discocat/learned-phrase-composer.js';
import { embedWords } from '../../embedding/embed-words.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { requireOption } from '../../errors.js';
import type { Phrase } from '../dataset.js';
import { answerTermsBy, comparePhrasesBy } from './compose-answers.js';
import { type ArgumentReaders, listPhrases, listPropertyPhrases, listSetPhrases } from './discocat-system.js';
import type { AnswerContext, EvaluatedSystem } from './evaluated-system.js';
import { constructionOf } from './phrase-constructions.js';

/** How {@link createPhraseSystem} works. */
export interface PhraseSystemOptions extends LearnedPhraseOptions {
  readonly model: LearnedPhraseModel;
  readonly description: EvaluatedSystem['description'];
  /** The tables of the phrases that were counted. */
  readonly counts: ArgumentReaders;
  /** Default: the model of phrases over that of words. */
  readonly name?: string | undefined;
  readonly cache?: VectorCache | undefined;
}

/**
 * Makes a system that composes phrases by what it learns of the vectors of phrases as wholes, see `LearnedPhraseComposer`. It compares
 * the pairs of a set and ranks the properties of terms. What needs a word without a vector, or seen in too few phrases, stays
 * unanswered, and the word is told as missing.
 *
 * @param words gives vectors to words and, by the names of `namePhrase`, to phrases, as a space of `qualia space build --phrases` does.
 * @throws OptionError for a model of texts, which would take the name of a phrase for a text.
 */
export function createPhraseSystem(words: EmbeddingModel, options: PhraseSystemOptions): EvaluatedSystem {
  const { model, description, counts, cache, name } = options;
  const allowed = 'a model that tells which words it knows, as the spaces of "qualia space build --phrases" do';
  requireOption(words.knows !== undefined, 'model', words.modelId, allowed);
  const prepare = async (phrases: readonly Phrase[], { signal, onProgress }: AnswerContext) => {
    const composed = phrases.flatMap((phrase) => constructionOf(phrase) ?? []);
    const needs = composed.flatMap(listPhraseNeeds);
    const tables = new Map<PhraseKind, ArgumentCounts>();
    for (const { kind } of needs) {
      const read = counts.get(kind);
      if (read !== undefined && !tables.has(kind)) tables.set(kind, await read());
    }
    const asked = [...composed.flatMap(listOwnWords), ...listPhraseWords(model, needs, tables, options)];
    // Reading vectors is the first half, learning of them the second.
    const space = await embedWords(words, asked, { cache, signal, onProgress: (share) => onProgress?.(share / 2) });
    const composer = new LearnedPhraseComposer(model, space, tables, options);
    for (const [place, { kind, word }] of needs.entries()) {
      await setImmediate();
      signal?.throwIfAborted();
      composer.learn(kind, word);
      onProgress?.((1 + (place + 1) / needs.length) / 2);
    }
    return composer;
  };
  return {
    name: name ?? `${model} over ${words.provider} ${words.modelId}`,
    description,
    canAnswer: (_, set) => listSetPhrases(set)?.every((phrase) => canCompose(model, phrase, counts)) ?? false,
    scope: `It composes phrases of two words and relative clauses${model === 'lexical-function' ? '' : ', and transitive sentences'}, of which it has the tables: name the folder of "qualia space build" as discocat-tables.`,
    answerers: {
      'rated-pairs': async (set, context) => comparePhrasesBy(set.pairs, await prepare(listPhrases(set), context)),
      properties: async (set, context) => answerTermsBy(set, await prepare(listPropertyPhrases(set), context)),
    },
  };
}

interface PhraseNeed {
  readonly kind: PhraseKind;
  /** The word whose matrix is needed. */
  readonly word: string;
}

function canCompose(model: LearnedPhraseModel, phrase: Phrase, counts: ArgumentReaders): boolean {
  const construction = constructionOf(phrase);
  if (construction === undefined || construction.form === 'ellipsis' || construction.form === 'verb-adverb')
    return false;
  if (construction.form === 'transitive' && model === 'lexical-function') return false;
  return listPhraseNeeds(construction).every(({ kind }) => counts.has(kind));
}

/** Lists the phrases of two words that a construction is composed of. */
function listPhraseNeeds(construction: Construction): PhraseNeed[] {
  const adjectives = (phrase: NounPhrase): PhraseNeed[] =>
    typeof phrase === 'string' ? [] : [{ kind: 'noun-adjective', word: phrase.adjective }];
  switch (construction.form) {
    case 'adjective-noun':
      return [{ kind: 'noun-adjective', word: construction.adjective }];
    case 'noun-noun':
      return [{ kind: 'noun-noun', word: construction.modifier }];
    case 'intransitive':
      return [{ kind: 'verb-subject', word: construction.verb }, ...adjectives(construction.subject)];
    case 'verb-object':
    case 'subject-relative':
      return [{ kind: 'verb-object', word: construction.verb }, ...adjectives(construction.object)];
    case 'object-relative':
      return [{ kind: 'verb-subject', word: construction.verb }, ...adjectives(construction.subject)];
    case 'transitive': {
      const { verb, subject, object } = construction;
      const kinds: readonly PhraseKind[] = ['verb-subject', 'verb-object'];
      return [...kinds.map((kind) => ({ kind, word: verb })), ...[subject, object].flatMap(adjectives)];
    }
    default:
      return [];
  }
}

/** The names and words of the phrases that a model learns from: of the words in question, or of all where one matrix serves all. */
function listPhraseWords(
  model: LearnedPhraseModel,
  needs: readonly PhraseNeed[],
  tables: ReadonlyMap<PhraseKind, ArgumentCounts>,
  { mostPhrases = 3000 }: LearnedPhraseOptions,
): Set<string> {
  const words = new Set<string>();
  const seen = new Set<string>();
  for (const { kind, word } of needs) {
    const table = tables.get(kind);
    const key = model === 'full-additive' ? kind : namePhrase({ kind, word, argument: '' });
    if (table === undefined || seen.has(key)) continue;
    seen.add(key);
    const own = model === 'full-additive' ? table.words : [word].filter((one) => table.has(one));
    const phrases = own.flatMap((one) => table.of(one));
    // Some of the most frequent have no vector, so that more are asked for than are learned from.
    const asked =
      model === 'full-additive' ? phrases.sort((a, b) => b.count - a.count).slice(0, 2 * mostPhrases) : phrases;
    for (const { word: first, argument } of asked) {
      words
        .add(first)
        .add(argument)
        .add(namePhrase({ kind, word: first, argument }));
    }
  }
  return words;
}
