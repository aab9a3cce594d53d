import type { Sentence } from '../corpus/sentence.js';
import type { BatchSentence, BatchWord, RunBatch } from '../lexicon/evidence/evidence-run.js';
import type { LexiconRecord } from '../lexicon/records/lexicon-record.js';
import { normaliseLemma } from '../lexicon/synset.js';
import type { Candidate } from '../wsd/candidate.js';
import { type MeaningSources, type TaggedWord, tagSentences } from '../wsd/tag-sentences.js';

/** What {@link collectLines} works with. */
export interface CollectLinesContext {
  /** What ranks the senses of the lexicon, and the aspects of names where they are wanted. */
  readonly sources: MeaningSources;
  /** The id of the sense of the lexicon that a candidate is, see {@link indexSenseIds}. */
  readonly findSense: (candidate: Candidate) => string | undefined;
  /** So many sentences a batch has at least; default 1000, after which a stopped run has lost some seconds. */
  readonly batchSentences?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** So many sentences of a document are ranked together, as context of one another. */
const blockSentences = 64;

/** All senses of a word are wanted. */
const allMeanings = 1000;

/**
 * Ranks the senses of the words of annotated sentences and gives them in batches, each with the number of sentences that were read
 * by its end. A run that goes on after a batch makes the same further batches as one that was never stopped.
 *
 * @param begun how many sentences were read before.
 * @throws the reason of the signal; what the disambiguators throw.
 */
export async function* collectLines(
  sentences: AsyncIterable<Sentence>,
  context: CollectLinesContext,
  begun = 0,
): AsyncGenerator<RunBatch> {
  const { sources, findSense, signal, batchSentences = 1000 } = context;
  let read = begun;
  let found: BatchSentence[] = [];
  let [documents, tokens] = [0, 0];
  for await (const { block, isEnd } of cutBlocks(sentences)) {
    signal?.throwIfAborted();
    const tagged = tagSentences(block, sources, { limit: allMeanings, evidence: 0, blockSentences, signal });
    for await (const { document, position, text, words } of tagged) {
      found.push({ document, position, text, words: words.map((word) => describeWord(word, findSense)) });
    }
    read += block.length;
    tokens += block.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
    if (isEnd) documents++;
    if (found.length < batchSentences) continue;
    yield { documents, tokens, sentences: found, place: String(read) };
    found = [];
    [documents, tokens] = [0, 0];
  }
  if (found.length > 0) yield { documents, tokens, sentences: found, place: String(read) };
}

function describeWord(word: TaggedWord, findSense: CollectLinesContext['findSense']): BatchWord {
  const { from: start, to: end, lemma, partOfSpeech, senses, aspects } = word;
  const ranked = (senses?.best ?? []).flatMap(({ candidate, probability }) => {
    const sense = findSense(candidate);
    return sense === undefined ? [] : [{ sense, probability }];
  });
  const aspect = aspects?.hasEvidence === true ? aspects.best[0]?.candidate.key : undefined;
  return { start, end, lemma, partOfSpeech, aspect, senses: ranked };
}

interface Block {
  readonly block: readonly Sentence[];
  /** Whether the document ends with it. */
  readonly isEnd: boolean;
}

async function* cutBlocks(sentences: AsyncIterable<Sentence>): AsyncGenerator<Block> {
  let block: Sentence[] = [];
  for await (const sentence of sentences) {
    const isOther = block.length > 0 && block[0].document !== sentence.document;
    if (isOther || block.length >= blockSentences) {
      yield { block, isEnd: isOther };
      block = [];
    }
    block.push(sentence);
  }
  if (block.length > 0) yield { block, isEnd: true };
}

/**
 * Makes the look-up from the senses of the lexicon that models are asked for, which `lexiconFromRecords` made, to those of the records.
 *
 * @example indexSenseIds(record)(candidate) // 'tiny-dog-1'
 */
export function indexSenseIds({
  entries,
}: Pick<LexiconRecord, 'entries'>): (candidate: Candidate) => string | undefined {
  const ids = new Map<string, string>();
  for (const { lemma, senses } of entries) {
    for (const { id, synset } of senses) {
      const name = `${synset} ${normaliseLemma(lemma)}`;
      if (!ids.has(name)) ids.set(name, id);
    }
  }
  return (candidate) => {
    if (candidate.kind !== 'sense') return undefined;
    return ids.get(`${candidate.sense.synset} ${normaliseLemma(candidate.sense.lemma)}`);
  };
}
