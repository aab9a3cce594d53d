import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import { QualiaError } from '../../errors.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { AnswerMemory } from '../answer-memory.js';
import type { CallOptions, Question, Scorer, Scores } from '../disambiguator.js';
import { fillWithMean } from '../fill-with-mean.js';
import { sayNothing } from '../plain-scorer.js';
import { findBestTwo, listRelated, tryAgain } from '../try-again.js';
import { HeadReader, type ReadContext, type ReadMeaning } from './head-reader.js';
import {
  type AskedMeaning,
  encodeContexts,
  encodeMeanings,
  type HeadEncoder,
  keyOfMeaning,
} from './meaning-vectors.js';
import { listedPrior } from './outside-prior.js';
import type { HeadWeights, SenseHead } from './sense-head.js';

/** Options of {@link createSenseHead}. */
export interface SenseHeadOptions extends Omit<HeadEncoder, 'model' | 'layers'> {
  /** The lexicon whose relations lead to the meanings of the second look; default none, and no second look. */
  readonly lexicon?: Lexicon | undefined;
  /** How much each kind of evidence counts; default as the head was trained. */
  readonly weights?: Partial<HeadWeights> | undefined;
}

/** How many questions are judged together: they share what they embed. */
const block = 4096;

/** What is known of one question. */
interface Judged {
  readonly context: ReadContext;
  /** The weighted scores of each kind of evidence. */
  readonly texts: readonly number[];
  readonly prior: readonly number[];
  readonly scores: Float64Array;
  readonly missing: readonly string[];
}

/**
 * Makes a scorer of a trained head: the sum of the product of the projected context with the texts of a candidate and its
 * prior, each times its weight; the two best are then looked at again, see `tryAgain`. The sums are log
 * probabilities up to a constant, so that the scorer has the weight 1 in `createLogLinear`.
 *
 * @throws QualiaError, code OTHER_ENCODER, when the head was trained on another encoder; from calls what `embedTexts` and
 * `embedTargets` throw.
 * @example
 * const scorer = createSenseHead(await readSenseHead('head.safetensors'), model, { lexicon });
 * const disambiguator = createLogLinear(createLexiconInventory(lexicon), [{ scorer, weight: 1 }]);
 */
export function createSenseHead(head: SenseHead, model: EmbeddingModel, options: SenseHeadOptions = {}): Scorer {
  requireSameEncoder(head, model);
  const { lexicon, weights: own, ...others } = options;
  const encoder: HeadEncoder = { ...others, model, layers: head.encoder.layers ?? undefined };
  const weights = { ...head.weights, ...own };
  const reader = new HeadReader(head);

  const readMeanings = async (asked: readonly AskedMeaning[], call: CallOptions): Promise<Map<string, ReadMeaning>> => {
    const distinct = new Map(asked.map((meaning) => [keyOfMeaning(meaning), meaning]));
    const encoded = await encodeMeanings(encoder, [...distinct.values()], call);
    return new Map([...distinct.keys()].map((key, place) => [key, reader.readMeaning(encoded[place])]));
  };

  const judge = (
    { candidates, occurrence: { heldOut } }: Question,
    context: ReadContext,
    meanings: ReadonlyMap<string, ReadMeaning>,
  ): Judged => {
    const found = candidates.map((candidate) => {
      return meanings.get(keyOfMeaning({ candidate, heldOut })) ?? { row: undefined, name: candidate.gloss };
    });
    const compared = found.map((meaning) => reader.compare(context, meaning));
    const texts = Array.from(fillWithMean(compared), (value) => weights.projection * value);
    const prior = listedPrior(candidates).map((value) => weights.prior * value);
    return {
      context,
      texts,
      prior,
      scores: Float64Array.from(candidates, (_, place) => texts[place] + prior[place]),
      missing: found.flatMap(({ name }, place) => (compared[place] === undefined ? [name] : [])),
    };
  };

  /** Looks again at the two best candidates of each question. */
  const lookAgain = async (
    questions: readonly Question[],
    judged: readonly (Judged | undefined)[],
    call: CallOptions,
  ): Promise<(Judged | undefined)[]> => {
    if (lexicon === undefined || weights.relations === 0) return [...judged];
    const looks = questions.map(({ candidates, occurrence: { heldOut } }, place) => {
      const best = findBestTwo(judged[place]?.scores ?? []);
      if (best === undefined) return undefined;
      const of = (at: number) => listRelated(lexicon, candidates[at]).map((candidate) => ({ candidate, heldOut }));
      return { best, related: [of(best[0]), of(best[1])] as const };
    });
    const meanings = await readMeanings(
      looks.flatMap((look) => look?.related.flat() ?? []),
      call,
    );
    return judged.map((first, place) => {
      const look = looks[place];
      if (first === undefined || look === undefined) return first;
      const compareAll = (list: readonly AskedMeaning[]): number[] => {
        return list.flatMap((asked) => {
          const meaning = meanings.get(keyOfMeaning(asked));
          return meaning === undefined ? [] : (reader.compare(first.context, meaning) ?? []);
        });
      };
      const similarities = [compareAll(look.related[0]), compareAll(look.related[1])] as const;
      return { ...first, scores: tryAgain(first.scores, look.best, { similarities, weight: weights.relations }) };
    });
  };

  const judgeAll = async (questions: readonly Question[], call: CallOptions): Promise<(Judged | undefined)[]> => {
    const { signal } = call;
    const occurrences = questions.map(({ occurrence }) => occurrence);
    const contexts = await encodeContexts(encoder, occurrences, call);
    const asked = questions.flatMap(({ candidates, occurrence: { heldOut } }) => {
      return candidates.map((candidate) => ({ candidate, heldOut }));
    });
    const meanings = await readMeanings(asked, { signal });
    const read = reader.readContexts(contexts);
    const judged = questions.map((question, place) => {
      const context = read[place];
      return context === undefined ? undefined : judge(question, context, meanings);
    });
    return await lookAgain(questions, judged, { signal });
  };

  const memory = new AnswerMemory<Judged | undefined>();
  return {
    name: 'sense-head',
    async scoreAll(questions, { signal, onProgress } = {}) {
      const found: Scores[] = [];
      signal?.throwIfAborted();
      for (let start = 0; start < questions.length; start += block) {
        const part = questions.slice(start, start + block);
        const tell = (share: number) => onProgress?.((start + share * part.length) / questions.length);
        const judged = await judgeAll(part, { signal, onProgress: tell });
        part.forEach((question, place) => {
          memory.keep(question, judged[place]);
          found.push(toScores(question, judged[place]));
        });
      }
      return found;
    },
    async explain(question, { key }, { signal } = {}) {
      signal?.throwIfAborted();
      if (question.candidates.length < 2) return undefined;
      const judged = memory.find(question) ?? (await judgeAll([question], { signal }))[0];
      const place = question.candidates.findIndex((candidate) => candidate.key === key);
      if (judged === undefined || place < 0 || judged.missing.length === question.candidates.length) return undefined;
      const { texts, prior } = judged;
      const tell = (values: readonly number[]): string => tellMargin(values, place);
      return `beside the best other meaning: ${tell(texts)} by its texts, ${tell(prior)} by how common it is`;
    },
  };
}

function toScores(question: Question, judged: Judged | undefined): Scores {
  if (judged === undefined) return sayNothing(question, [question.occurrence.text]);
  const { scores, missing } = judged;
  if (missing.length < question.candidates.length) return { scores, hasEvidence: true, missing };
  return sayNothing(question, missing);
}

function tellMargin(values: readonly number[], place: number): string {
  const others = values.filter((_, at) => at !== place);
  const margin = values[place] - Math.max(...others);
  return `${margin < 0 ? '' : '+'}${margin.toFixed(2)}`;
}

function requireSameEncoder({ encoder }: SenseHead, { provider, modelId }: EmbeddingModel): void {
  if (encoder.provider === provider && encoder.modelId === modelId) return;
  const found = `The head was trained on ${encoder.provider} ${encoder.modelId}, not on ${provider} ${modelId}`;
  throw new QualiaError('OTHER_ENCODER', `${found}; open it with that model, or train another.`);
}
