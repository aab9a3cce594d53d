import type { Token } from '../corpus/sentence.js';
import type { RelationalEvidence } from '../discocat/relational-model.js';
import { compositionSimilarity } from '../dual/composition.js';
import { relationSimilarity, type WordPair } from '../dual/relation.js';
import type { ScorePart } from '../dual/similarity.js';
import { QualiaError } from '../errors.js';
import type { Neighbour } from '../space/space.js';
import { contentLabel, wordnetPartOf } from '../wsd/content-label.js';
import type { Evidence } from '../wsd/disambiguator.js';
import type { Occurrence } from '../wsd/occurrence.js';
import type { EmbeddedModels } from './embedded-models.js';

/** What is asked on a tour. */
export interface TourOptions {
  /** Words to show neighbours of; default carpenter and bank. */
  readonly words?: readonly string[];
  /** A sentence to show the senses of; default one with bank and current. */
  readonly sentence?: string;
  /** Neighbours a space; default 8. */
  readonly neighbours?: number;
  /** Senses a word; default 3. */
  readonly senses?: number;
}

/** A choice with its score, and the similarities it was made of. */
export interface ScoredChoice {
  readonly choice: string;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly reason?: string;
}

/** A verb that might stand in for another one, with the argument pairs that speak for it. */
export interface ScoredVerb {
  readonly verb: string;
  readonly similarity: number;
  readonly evidence: readonly RelationalEvidence[];
}

/** A word of the sentence with its best senses. */
export interface TaggedWord {
  readonly form: string;
  readonly lemma: string;
  readonly partOfSpeech: string;
  /** How many senses compete. */
  readonly candidates: number;
  readonly senses: readonly {
    readonly key: string;
    readonly synset: string;
    readonly definition: string;
    readonly probability: number;
    readonly evidence: readonly Evidence[];
  }[];
}

/** The answers of a tour. */
export interface TourAnswers {
  readonly neighbours: readonly {
    readonly word: string;
    readonly domain: readonly Neighbour[];
    readonly function: readonly Neighbour[];
  }[];
  readonly relation: { readonly pair: WordPair; readonly choices: readonly ScoredChoice[] };
  readonly compositions: readonly { readonly phrase: WordPair; readonly choices: readonly ScoredChoice[] }[];
  readonly verbs: {
    readonly subject: string;
    readonly verb: string;
    readonly object: string;
    readonly choices: readonly ScoredVerb[];
  };
  readonly sentence: { readonly text: string; readonly words: readonly TaggedWord[] };
}

const relationQuestion: { readonly pair: WordPair; readonly choices: readonly WordPair[] } = {
  pair: ['carpenter', 'wood'],
  choices: [
    ['mason', 'stone'],
    ['soldier', 'army'],
    ['doctor', 'hospital'],
    ['bird', 'feather'],
    ['sailor', 'ship'],
  ],
};

const compositionChoices = ['kennel', 'cottage', 'puppy', 'stable', 'watchdog', 'furniture', 'dog', 'house'];

const verbQuestion = { subject: 'system', verb: 'meet', object: 'criterion', choices: ['satisfy', 'visit'] };

/** A word is read in so many tokens on each side: whole sentences in practice, and a bound on the work for longer texts. */
const contextReach = 100;

/** Rarer words are not shown as neighbours: a vector of two or three contexts is close to others by accident. */
const minimumNeighbourFrequency = 5;

/**
 * Asks the embedded models one question of each kind, every answer with its evidence.
 *
 * @throws UnknownWordError, with the nearest known words, when a word is not in the spaces.
 */
export async function takeTour(models: EmbeddedModels, options: TourOptions = {}): Promise<TourAnswers> {
  const {
    words = ['carpenter', 'bank'],
    sentence = 'He sat on the bank of the river and watched the current.',
    neighbours = 8,
    senses = 3,
  } = options;
  const { dual, frequencies } = models;
  const isFrequent = (word: string): boolean => (frequencies.get(word) ?? 0) >= minimumNeighbourFrequency;
  const wanted = words.map((word) => word.toLowerCase());
  for (const word of wanted) dual.requireWord(word);
  return {
    neighbours: wanted.map((word) => ({ word, ...dual.neighbours(word, { limit: neighbours, accept: isFrequent }) })),
    relation: {
      pair: relationQuestion.pair,
      choices: rankChoices(relationQuestion.choices, ([c, d]) => ({
        choice: `${c}:${d}`,
        ...relationSimilarity(dual, relationQuestion.pair, [c, d]),
      })),
    },
    compositions: [['dog', 'house'] as const, ['house', 'dog'] as const].map((phrase) => ({
      phrase,
      choices: rankChoices(compositionChoices, (choice) => ({
        choice,
        ...compositionSimilarity(dual, phrase, choice),
      })),
    })),
    verbs: compareVerbs(models),
    sentence: { text: sentence, words: await tagSentence(models, sentence, senses) },
  };
}

function rankChoices<Choice>(choices: readonly Choice[], score: (choice: Choice) => ScoredChoice): ScoredChoice[] {
  return choices.map(score).sort((a, b) => b.score - a.score || (a.choice < b.choice ? -1 : 1));
}

function compareVerbs({ relational }: EmbeddedModels): TourAnswers['verbs'] {
  const { subject, verb, object, choices } = verbQuestion;
  const sentence = { subject, verb, object };
  const scored = choices.map((choice) => {
    const other = { subject, verb: choice, object };
    const similarity = relational.similarity(sentence, other);
    return { verb: choice, similarity, evidence: relational.explain(sentence, other, { limit: 2 }) };
  });
  return { ...sentence, choices: scored.sort((a, b) => b.similarity - a.similarity) };
}

/**
 * Ranks the senses of every content word of a sentence that the lexicon holds.
 *
 * @throws QualiaError when the sentence has no such word.
 */
export async function tagSentence(models: EmbeddedModels, text: string, limit = 3): Promise<TaggedWord[]> {
  const { lexicon, disambiguator } = models;
  const { tokens } = models.annotator.annotate({ document: 'sentence', position: 0, text });
  const asked = tokens.flatMap((token, place) => {
    const occurrence = occurrenceAt(models, { text, tokens, place });
    return occurrence === undefined ? [] : [{ token, occurrence }];
  });
  if (asked.length === 0) {
    throw new QualiaError('NO_SENSES', `No word of "${text}" is in ${lexicon.name}; give an English sentence.`);
  }
  const rankings = await disambiguator.disambiguateAll(asked.map(({ occurrence }) => occurrence));
  const words = asked.map(async ({ token, occurrence }, place): Promise<TaggedWord> => {
    const { candidates } = rankings[place];
    const senses = candidates.slice(0, limit).map(async ({ candidate, probability }) => ({
      key: candidate.key,
      synset: lexicon.sense(candidate.key).synset,
      definition: candidate.gloss,
      probability,
      evidence: await disambiguator.explain(occurrence, candidate),
    }));
    const { lemma, partOfSpeech } = occurrence;
    return { form: token.form, lemma, partOfSpeech, candidates: candidates.length, senses: await Promise.all(senses) };
  });
  return await Promise.all(words);
}

interface TokenPlace {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly place: number;
}

/** The occurrence of a token; undefined where the lexicon does not hold it. */
function occurrenceAt({ lexicon }: EmbeddedModels, { text, tokens, place }: TokenPlace): Occurrence | undefined {
  const { lemma: written, tag, start, end } = tokens[place];
  const partOfSpeech = wordnetPartOf(tag);
  if (partOfSpeech === undefined || !lexicon.has(written, partOfSpeech)) return undefined;
  const lemma = written.toLowerCase();
  const near = tokens.slice(Math.max(0, place - contextReach), place + 1 + contextReach);
  const words = near.flatMap((token) => {
    const label = token === tokens[place] ? lemma : contentLabel(token);
    if (label === undefined) return [];
    return [{ token, word: { lemma: label, partOfSpeech: wordnetPartOf(token.tag), sentence: 0 } }];
  });
  const own = words.findIndex(({ token }) => token === tokens[place]);
  return { lemma, partOfSpeech, text, start, end, document: words.map(({ word }) => word), place: own };
}
