import { join } from 'node:path';
import { type CompositionOperator, composeFactorialSet } from '../analysis/factors/compose-factorial-set.js';
import { embedFactorialSet, keepKnown, type SetCoverage } from '../analysis/factors/embed-factorial-set.js';
import { type FactorialSet, valuesOf } from '../analysis/factors/factorial-set.js';
import { relationalMatrix, sentenceMatrix } from '../discocat/relational-matrix.js';
import { argumentVectors, hasKnownTriple, type VerbArguments } from '../discocat/verb-arguments.js';
import { joinDualSpace } from '../dual/join-dual-space.js';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { embedWords } from '../embedding/embed-words.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { createStaticEmbedding } from '../embedding/static-embedding.js';
import { openVectorCache, type VectorCache } from '../embedding/vector-cache.js';
import { OptionError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { openModel } from '../models/open-model.js';
import type { Space } from '../space/space.js';
import { CommandError } from './command-error.js';
import { loadModels } from './load-models.js';
import { readVerbsOfModel } from './read-verb-file.js';

/** How vectors of items come about: of their texts, or composed of those of their values. */
export type FactorVectors = 'text' | CompositionOperator | 'relational';

/** The vectors of one run, with what they are of. */
interface FactorRunVectors {
  readonly set: FactorialSet;
  readonly vectors: DenseMatrix;
  readonly coverage: SetCoverage;
}

/** A model with the vectors that are wanted of it. */
export interface OpenedFactorSource {
  readonly name: string;
  /** Makes the vectors of the items, one way or another. */
  readonly make: (way: FactorVectors) => Promise<FactorRunVectors>;
  readonly close: () => Promise<void>;
}

/** What opening a source needs. */
export interface FactorSourceContext {
  readonly set: FactorialSet;
  readonly minimumCoverage: number;
  /** Whether the mean of each factor's words is subtracted before they are composed. */
  readonly centre: boolean;
  /** A table of verbs with their subjects and objects. */
  readonly verbs: string | undefined;
  readonly cacheFolder: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: string, share: number) => void;
  readonly onNotice: (notice: string) => void;
}

/** The factors of sentences. */
const sentenceFactors = ['subject', 'verb', 'object'];

/** Tells whether a set is one of sentences of a subject, a verb and an object. */
export function isOfSentences({ factors }: FactorialSet): boolean {
  return sentenceFactors.every((name) => factors.some((factor) => factor.name === name)) && factors.length === 3;
}

/** Opens an embedding model for runs over a set; throws as `openModel`. */
export async function openFactorSource(name: string, context: FactorSourceContext): Promise<OpenedFactorSource> {
  const { signal, cacheFolder, onNotice, verbs } = context;
  const folder = cacheFolder ?? userCacheFolder();
  const model = await openModel(name, { signal, cacheFolder: join(folder, 'models') });
  const cache = await openVectorCache(join(folder, 'embeddings'), model, { onNotice });
  const readVerbs = async (): Promise<VerbArguments> => {
    if (verbs !== undefined) return await readVerbsOfModel(verbs, name, { option: '--verbs', signal });
    throw new CommandError('OPTION', 'Relational sentences need the arguments of verbs.', 'Give them by --verbs.');
  };
  return { name, make: createMaker(model, { ...context, cache, readVerbs }), close: () => cache.close() };
}

/** Opens the spaces of the embedded default for runs over a set. */
export async function openEmbeddedFactorSources(
  seed: number,
  context: FactorSourceContext,
): Promise<readonly OpenedFactorSource[]> {
  const { cacheFolder, signal } = context;
  const { dual, words, verbs } = await loadModels({ seed, cacheFolder }, signal);
  const spaces: readonly (readonly [string, Space])[] = [
    ['domain', dual.domainSpace],
    ['function', dual.functionSpace],
    ['domain and function', joinDualSpace(dual)],
    ['words', words],
  ];
  return spaces.map(([name, space]) => {
    const model = createStaticEmbedding(space, { baseForms: 'english' });
    const make = createMaker(model, { ...context, cache: undefined, readVerbs: async () => verbs });
    return { name, make, close: async () => undefined };
  });
}

interface MakerContext extends FactorSourceContext {
  readonly cache: VectorCache | undefined;
  readonly readVerbs: () => Promise<VerbArguments>;
}

function createMaker(model: EmbeddingModel, context: MakerContext): OpenedFactorSource['make'] {
  const { set, minimumCoverage, centre, cache, signal, onProgress } = context;
  const asking = { cache, signal, onProgress: (share: number) => onProgress(`vectors of ${model.modelId}`, share) };
  const values = set.factors.flatMap((factor) => factor.values);
  return async (way) => {
    if (way === 'text') return await embedFactorialSet(model, set, { minimumCoverage, ...asking });
    if (way === 'relational') return await composeSentences(model, { ...context, asking });
    const words = await embedWords(model, values, asking);
    const findVector = (value: string) => (words.has(value) ? words.vector(value) : undefined);
    return composeFactorialSet(set, way, findVector, { minimumCoverage, centre, name: model.modelId });
  };
}

/** Cells that the sentences of a set may hold together, a gigabyte. */
const mostCells = 2 ** 28;

/** Composes V . (s (x) o) for each sentence, V the sum over the arguments of the verb (Grefenstette & Sadrzadeh 2011). */
async function composeSentences(
  model: EmbeddingModel,
  context: MakerContext & { readonly asking: Parameters<typeof embedWords>[2] },
): Promise<FactorRunVectors> {
  const { set, minimumCoverage, readVerbs, asking } = context;
  if (!isOfSentences(set)) {
    const names = set.factors.map(({ name }) => name);
    throw new OptionError(
      '--compose',
      'relational',
      `factors called subject, verb and object, not ${names.join(', ')}`,
    );
  }
  const [subject, verb, object] = sentenceFactors.map((name) =>
    set.factors.findIndex((factor) => factor.name === name),
  );
  const verbs = await readVerbs();
  const seen = new Set(set.factors.flatMap((factor) => factor.values));
  for (const own of set.factors[verb].values.filter((value) => verbs.has(value))) {
    for (const triple of verbs.of(own)) seen.add(triple.subject).add(triple.object);
  }
  const space = await embedWords(model, seen, asking);
  const isKnown = (item: number): boolean => {
    const words = valuesOf(set, item);
    return space.has(words[subject]) && space.has(words[object]) && hasKnownTriple(verbs, words[verb], space);
  };
  const { set: kept, coverage } = keepKnown(set, isKnown, { minimumCoverage, name: model.modelId });
  const side = space.matrix.columns;
  const cells = kept.texts.length * side ** 2;
  if (cells > mostCells)
    throw new OptionError('--compose', 'relational', `at most ${mostCells} numbers of all sentences, not ${cells}`);
  const matrices = kept.factors[verb].values.map((value) => relationalMatrix(argumentVectors(verbs, value, space)));
  const vectors = new DenseMatrix(kept.texts.length, side ** 2, new Float32Array(cells));
  for (let item = 0; item < vectors.rows; item++) {
    const words = valuesOf(kept, item);
    const matrix = matrices[kept.labels[verb][item]];
    vectors.row(item).set(sentenceMatrix(space.vector(words[subject]), matrix, space.vector(words[object])).values);
  }
  return { set: kept, vectors, coverage };
}
