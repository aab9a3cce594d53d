import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  ContextualModel,
  EmbeddedPassage,
  EmbedPassagesOptions,
  EmbedTargetsOptions,
  EmbedTargetsResult,
  EmbedTokensOptions,
  EmbedTokensResult,
} from '../../embedding/contextual-model.js';
import type { EmbeddingModel, EmbedOptions, EmbedResult } from '../../embedding/embedding-model.js';
import { requireOption, requireWhole, UnknownWordError } from '../../errors.js';
import {
  fingerprintOfAdaptation,
  type NamedAdaptation,
  type TrainedAdaptation,
} from '../adaptation/trained-adaptation.js';
import { Tape } from '../tensor/tape.js';
import { type Encoder, fingerprintOf } from './encoder.js';
import { type CodedWord, firstWord, marks, vocabularyName } from './word-codes.js';

/** Options of {@link createEncoderEmbedding}. */
export interface EncoderEmbeddingOptions {
  /** The layers whose vectors are averaged, 0 being the embeddings of words; default the normalised output of the last. */
  readonly layers?: readonly number[] | undefined;
  /** Words of a text that are run together, >= 1; longer texts are cut there; default as it was trained, at least 64. */
  readonly window?: number | undefined;
  /** What changes the encoder, for instance an aligner; default nothing. */
  readonly adaptation?: TrainedAdaptation | NamedAdaptation | undefined;
}

/** An encoder as a source of vectors for texts, and for words in their context. */
export type EncoderEmbedding = EmbeddingModel &
  ContextualModel & {
    readonly doEmbedTokens: NonNullable<ContextualModel['doEmbedTokens']>;
    readonly doEmbedPassages: NonNullable<ContextualModel['doEmbedPassages']>;
  };

/** Numbers of places that are run together. */
const placesARun = 8192;

/** A stretch of words that is run together, and where its vectors go. */
interface Window {
  readonly words: readonly CodedWord[];
  readonly into: (vectors: Float32Array[]) => void;
}

/** Passages of one text that are run together. */
interface PassageGroup {
  readonly words: readonly CodedWord[];
  readonly layers: readonly number[] | undefined;
  /** The places of the passages. */
  readonly asked: number[];
}

/**
 * Makes an encoder a source of vectors: of a text the mean of its known words in their context, of a target the mean of its words.
 *
 * A text without a known word has no vector, which `knows` tells; a target may be of unknown words, whose vectors come of their context alone.
 *
 * @throws OptionError when an option is out of range.
 * @example const model = createEncoderEmbedding(await readEncoder('encoder.safetensors', new Arithmetic()));
 */
export function createEncoderEmbedding(encoder: Encoder, options: EncoderEmbeddingOptions = {}): EncoderEmbedding {
  const { codes, network, facts } = encoder;
  const { layers: defaultLayers, adaptation, window = Math.max(64, facts.length) } = options;
  requireWhole('window', window, 1);
  requireLayers(defaultLayers, network.sizes.layers);
  const absolute = network.sizes.places === 'absolute' ? network.sizes.maximumDistance : Number.POSITIVE_INFINITY;
  const size = Math.min(window, absolute);
  // What the vectors depend on besides the parameters tells models apart, also in caches.
  const layersName = defaultLayers === undefined ? '' : `-layers-${defaultLayers.join('-')}`;
  const windowName = size === Math.max(64, facts.length) ? '' : `-window-${size}`;
  const adaptationName = adaptation === undefined ? '' : `-adapted-${fingerprintOfAdaptation(adaptation)}`;
  const modelId = `encoder-${fingerprintOf(encoder)}${adaptationName}${layersName}${windowName}`;

  /** Returns the vectors of the words of each list. */
  const vectorsOf = async (
    lists: readonly (readonly CodedWord[])[],
    layers: readonly number[] | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Float32Array[][]> => {
    const found = lists.map((): Float32Array[] => []);
    const windows: Window[] = lists.flatMap((words, list) =>
      Array.from({ length: Math.ceil(words.length / size) }, (_, part) => ({
        words: words.slice(part * size, (part + 1) * size),
        into: (vectors: Float32Array[]) => {
          vectors.forEach((vector, place) => {
            (found[list] as Float32Array[])[part * size + place] = vector;
          });
        },
      })),
    );
    windows.sort((left, right) => left.words.length - right.words.length);
    for (let first = 0; first < windows.length; ) {
      let last = first + 1;
      while (last < windows.length && (last + 1 - first) * (windows[last] as Window).words.length <= placesARun) last++;
      runWindows(encoder, windows.slice(first, last), { layers, adaptation });
      first = last;
      await nextTurn();
      signal?.throwIfAborted();
    }
    return found;
  };

  const doEmbedPassages = async ({ passages, abortSignal }: EmbedPassagesOptions): Promise<EmbedTargetsResult> => {
    abortSignal?.throwIfAborted();
    const groups = new Map<string, PassageGroup>();
    const spans: (readonly number[])[] = [];
    for (const [place, passage] of passages.entries()) {
      const layers = passage.target === undefined ? defaultLayers : (passage.layers ?? defaultLayers);
      requireLayers(layers, network.sizes.layers);
      const words = codes.encode(passage.text);
      spans.push(placesOf(passage, words));
      const key = JSON.stringify([passage.text, layers, passage.masked === true ? passage.target : 0]);
      const group = groups.get(key);
      if (group === undefined)
        groups.set(key, { words: hide(words, passage, spans[place] as number[]), layers, asked: [place] });
      else group.asked.push(place);
    }
    const embeddings: number[][] = [];
    let tokens = 0;
    const byLayers = new Map<string, PassageGroup[]>();
    for (const group of groups.values()) {
      const key = JSON.stringify(group.layers ?? null);
      byLayers.get(key)?.push(group) ?? byLayers.set(key, [group]);
    }
    for (const sameLayers of byLayers.values()) {
      const vectors = await vectorsOf(
        sameLayers.map(({ words }) => words),
        sameLayers[0]?.layers,
        abortSignal,
      );
      sameLayers.forEach(({ asked, words }, place) => {
        tokens += words.length;
        for (const one of asked) {
          const own = (spans[one] as readonly number[]).map((word) => vectors[place]?.[word] as Float32Array);
          embeddings[one] = meanOf(own, network.sizes.width);
        }
      });
    }
    return { embeddings, usage: { tokens } };
  };

  return {
    specificationVersion: 'v3',
    provider: 'qualia',
    modelId,
    maxEmbeddingsPerCall: 1024,
    supportsParallelCalls: false,
    knows: (text) => codes.encode(text).some(({ code }) => code >= firstWord),
    async doEmbed({ values, abortSignal }: EmbedOptions): Promise<EmbedResult> {
      return await doEmbedPassages({ passages: values.map((text) => ({ text })), ...(abortSignal && { abortSignal }) });
    },
    async doEmbedTargets({ targets, layers, masked, abortSignal }: EmbedTargetsOptions): Promise<EmbedTargetsResult> {
      const passages = targets.map(({ text, start, end }) => ({ text, target: { start, end }, layers, masked }));
      return await doEmbedPassages({ passages, abortSignal });
    },
    async doEmbedTokens({
      texts,
      layers = defaultLayers,
      abortSignal,
    }: EmbedTokensOptions): Promise<EmbedTokensResult> {
      abortSignal?.throwIfAborted();
      requireLayers(layers, network.sizes.layers);
      const lists = texts.map((text) => codes.encode(text));
      const vectors = await vectorsOf(lists, layers, abortSignal);
      const tokens = lists.map((words, list) =>
        words.map(({ start, end }, place) => ({ start, end, vector: Array.from(vectors[list]?.[place] ?? []) })),
      );
      return { tokens, usage: { tokens: lists.reduce((sum, { length }) => sum + length, 0) } };
    },
    doEmbedPassages,
  };
}

function requireLayers(layers: readonly number[] | undefined, most: number): void {
  const isThere =
    layers === undefined ||
    (layers.length > 0 && layers.every((layer) => Number.isInteger(layer) && layer >= 0 && layer <= most));
  requireOption(isThere, 'layers', layers, `whole numbers of 0 to ${most}`);
}

/** The places of the words that a passage is the mean of. */
function placesOf({ text, target }: EmbeddedPassage, words: readonly CodedWord[]): number[] {
  if (target === undefined) {
    const known = [...words.keys()].filter((place) => (words[place]?.code ?? 0) >= firstWord);
    if (known.length === 0) throw new UnknownWordError(text, vocabularyName);
    return known;
  }
  const { start, end } = target;
  const isThere = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
  requireOption(isThere, 'target', target, `places 0 to ${text.length} of the text`);
  const own = [...words.keys()].filter((place) => {
    const word = words[place] as CodedWord;
    return word.start < end && word.end > start;
  });
  requireOption(own.length > 0, 'target', target, 'a stretch of the text that holds a word');
  return own;
}

function hide(words: CodedWord[], { masked }: EmbeddedPassage, places: readonly number[]): CodedWord[] {
  if (masked !== true) return words;
  return words.map((word, place) => (places.includes(place) ? { ...word, code: marks.hidden } : word));
}

function runWindows(
  { network }: Encoder,
  windows: readonly Window[],
  { layers, adaptation }: Pick<EncoderEmbeddingOptions, 'layers' | 'adaptation'>,
): void {
  const { arithmetic } = network.parameters;
  const { width } = network.sizes;
  const longest = windows.reduce((most, { words }) => Math.max(most, words.length), 0);
  const tokens = new Uint32Array(windows.length * longest);
  const lengths = Uint32Array.from(windows, ({ words }) => words.length);
  windows.forEach(({ words }, row) => {
    words.forEach(({ code }, place) => {
      tokens[row * longest + place] = code;
    });
  });
  arithmetic.scope(() => {
    const encoded = network.encode(new Tape(arithmetic), { tokens, lengths }, { adaptation });
    const chosen = layers?.map((layer) => encoded.layers[layer]?.values ?? []) ?? [encoded.output.values];
    windows.forEach(({ words, into }, row) => {
      const vectors = words.map((_, place) => {
        const vector = new Float32Array(width);
        const from = (row * longest + place) * width;
        for (const values of chosen) {
          for (let at = 0; at < width; at++) vector[at] += (values[from + at] as number) / chosen.length;
        }
        return vector;
      });
      into(vectors);
    });
  });
}

function meanOf(vectors: readonly Float32Array[], width: number): number[] {
  const mean = new Array<number>(width).fill(0);
  for (const vector of vectors)
    for (let at = 0; at < width; at++) mean[at] = (mean[at] as number) + (vector[at] as number) / vectors.length;
  return mean;
}
