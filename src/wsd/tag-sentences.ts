import type { Sentence } from '../corpus/sentence.js';
import { requireWhole } from '../errors.js';
import type { Candidate, Inventory, WordType } from './candidate.js';
import { contentLabel, wordnetPartOf } from './content-label.js';
import type { CallOptions, Disambiguator, Evidence, Ranking } from './disambiguator.js';
import { findTargets, type MeaningTarget } from './find-targets.js';
import type { ContentWord, Occurrence } from './occurrence.js';

/** An inventory with what ranks its meanings. */
export interface MeaningSource {
  readonly inventory: Inventory;
  readonly disambiguator: Disambiguator;
}

/** What {@link tagSentences} asks. */
export interface MeaningSources {
  /** The senses of words and of names that are among them. */
  readonly senses: MeaningSource;
  /** The aspects of names and of nouns; default none. */
  readonly aspects?: MeaningSource | undefined;
}

/** A meaning with its probability and what speaks for it. */
export interface RankedMeaning {
  readonly candidate: Candidate;
  readonly probability: number;
  /** Empty where evidence is not asked for. */
  readonly evidence: readonly Evidence[];
}

/** The meanings of a word by one inventory. */
export interface TaggedMeanings {
  /** The best ones, as many as asked for. */
  readonly best: readonly RankedMeaning[];
  /** How many competed. */
  readonly candidates: number;
  /** The probability of the first less that of the second, or less that of an unlisted meaning where there is no second. */
  readonly margin: number;
  readonly unlisted: number;
  readonly hasEvidence: boolean;
  /** The dot type that they are narrowed down to; undefined where nothing tells one. */
  readonly type?: WordType | undefined;
}

/** A word or name with its meanings; one that no inventory knows has none. */
export interface TaggedWord extends MeaningTarget {
  /** Where it begins in the text of its sentence, in UTF-16 units. */
  readonly from: number;
  /** Where it ends, exclusive. */
  readonly to: number;
  readonly senses?: TaggedMeanings | undefined;
  readonly aspects?: TaggedMeanings | undefined;
}

/** A sentence with the meanings of its words. */
export interface TaggedSentence {
  readonly document: string;
  readonly position: number;
  readonly text: string;
  readonly words: readonly TaggedWord[];
}

/** Options of {@link tagSentences}. */
export interface TagSentencesOptions extends Pick<CallOptions, 'signal'> {
  /** How many meanings of a word are told; default 3. */
  readonly limit?: number;
  /** Of how many of those the evidence is told; default 1. */
  readonly evidence?: number;
  /** How many sentences of a document are read together, as context of one another; default 64. */
  readonly blockSentences?: number;
}

/**
 * Ranks the meanings of the words of annotated sentences, in order. It reads so many sentences of a document at a time as a block has,
 * and holds no more.
 *
 * @throws OptionError when an option is out of range; the reason of the signal; what the disambiguators throw.
 * @example for await (const { words } of tagSentences(sentences, { senses })) print(words);
 */
export async function* tagSentences(
  sentences: Iterable<Sentence> | AsyncIterable<Sentence>,
  sources: MeaningSources,
  options: TagSentencesOptions = {},
): AsyncGenerator<TaggedSentence> {
  const { blockSentences = 64, limit = 3, evidence = 1 } = options;
  requireWhole('blockSentences', blockSentences, 1);
  requireWhole('limit', limit, 1);
  requireWhole('evidence', evidence, 0);
  let block: Sentence[] = [];
  for await (const sentence of sentences) {
    options.signal?.throwIfAborted();
    if (block.length >= blockSentences || (block.length > 0 && block[0].document !== sentence.document)) {
      yield* await tagBlock(block, sources, options);
      block = [];
    }
    block.push(sentence);
  }
  if (block.length > 0) yield* await tagBlock(block, sources, options);
}

async function tagBlock(
  block: readonly Sentence[],
  { senses, aspects }: MeaningSources,
  options: TagSentencesOptions,
): Promise<TaggedSentence[]> {
  const placed = placeTargets(block);
  const occurrences = placed.flatMap(({ occurrence }) => occurrence);
  const bySense = await rankKnown(senses, occurrences, options);
  const byAspect = aspects === undefined ? [] : await rankKnown(aspects, occurrences, options);
  const tagged = block.map((): TaggedWord[] => []);
  placed.forEach(({ target, sentence, occurrence: { start: from, end: to } }, place) => {
    tagged[sentence].push({ ...target, from, to, senses: bySense[place], aspects: byAspect[place] });
  });
  return block.map(({ document, position, text }, sentence) => ({ document, position, text, words: tagged[sentence] }));
}

interface PlacedTarget {
  readonly target: MeaningTarget;
  readonly sentence: number;
  readonly occurrence: Occurrence;
}

/** Finds the targets of a block; its content words are the document that they share. */
function placeTargets(block: readonly Sentence[]): PlacedTarget[] {
  const document: ContentWord[] = [];
  return block.flatMap((sentence, at) => {
    const targets = new Map(findTargets(sentence).map((target) => [target.start, target]));
    const found: PlacedTarget[] = [];
    const { text, tokens } = sentence;
    for (let place = 0; place < tokens.length; place++) {
      const target = targets.get(place);
      if (target === undefined) {
        const lemma = contentLabel(tokens[place]);
        const partOfSpeech = wordnetPartOf(tokens[place].tag);
        if (lemma !== undefined) document.push({ lemma, partOfSpeech, sentence: at });
        continue;
      }
      const { lemma, partOfSpeech, nameClass } = target;
      const where = { text, start: tokens[target.start].start, end: tokens[target.end - 1].end };
      const occurrence = { lemma, partOfSpeech, nameClass, ...where, document, place: document.length };
      found.push({ target, sentence: at, occurrence });
      document.push({ lemma: lemma.toLowerCase(), partOfSpeech, sentence: at });
      place = target.end - 1;
    }
    return found;
  });
}

/** Ranks the occurrences that an inventory knows; the others are undefined. */
async function rankKnown(
  { inventory, disambiguator }: MeaningSource,
  occurrences: readonly Occurrence[],
  { signal, limit = 3, evidence = 1 }: TagSentencesOptions,
): Promise<(TaggedMeanings | undefined)[]> {
  const known = occurrences.filter((occurrence) => inventory.candidates(occurrence).length > 0);
  const rankings = await disambiguator.disambiguateAll(known, { signal });
  const found = new Map<Occurrence, TaggedMeanings>();
  for (const [place, occurrence] of known.entries()) {
    const best: RankedMeaning[] = [];
    for (const [rank, ranked] of rankings[place].candidates.slice(0, limit).entries()) {
      const told = rank < evidence ? await disambiguator.explain(occurrence, ranked.candidate, { signal }) : [];
      best.push({ ...ranked, evidence: told });
    }
    const type = inventory.typeHint?.(occurrence);
    found.set(occurrence, { best, ...summarise(rankings[place]), ...(type !== undefined && { type }) });
  }
  return occurrences.map((occurrence) => found.get(occurrence));
}

function summarise({ candidates, unlisted, hasEvidence }: Ranking): Omit<TaggedMeanings, 'best' | 'type'> {
  const [first, second] = candidates;
  const margin = first.probability - (second?.probability ?? unlisted);
  return { candidates: candidates.length, margin, unlisted, hasEvidence };
}
