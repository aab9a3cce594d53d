import { requireWhole } from '../errors.js';
import { Arena } from '../kernels/arena.js';
import { droppedId } from '../kernels/encode-types.js';
import { reservedTypes } from '../kernels/tokenise.js';
import { BatchEncoder, type TypeIds } from './batch-encoder.js';
import {
  checkLeftOut,
  type EncodedTokens,
  type EncodeTextOptions,
  type ReadTokensOptions,
  scanWithProgress,
} from './encode-text.js';
import { IdList } from './id-list.js';
import type { TextSource } from './read-text.js';
import { labelOf, type TokenRules, tokenRules } from './token-classes.js';
import { TypeTables, typeListOf } from './type-tables.js';
import type { Vocabulary } from './vocabulary.js';

/** Options of {@link encodeShards}. */
export interface EncodeShardsOptions extends ReadTokensOptions, Pick<EncodeTextOptions, 'leftOut'> {
  /** Tokens of known words after which a shard ends, with the line; default 200 million. */
  readonly shardTokens?: number;
}

/**
 * Reads a text against a fixed vocabulary, shard by shard: the second pass over a text whose tokens do not fit into
 * memory. Tokens that the vocabulary does not have are left out.
 *
 * A shard ends at the last line end of what has been read when it is long enough, so that no window reaches from one
 * into the next; only where a line is longer than a shard it ends inside. Memory is that of one shard, and of the
 * distinct words beyond ASCII.
 *
 * @throws FileFormatError when the text is not UTF-8; MissingFileError; OptionError.
 *
 * @example
 * const { vocabulary } = await countWords(paths, { minimumCount: 20 });
 * for await (const shard of encodeShards(paths, vocabulary)) total.add(countPairs(shard));
 */
export async function* encodeShards(
  source: TextSource,
  vocabulary: Vocabulary,
  options: EncodeShardsOptions = {},
): AsyncGenerator<EncodedTokens> {
  const { threads = 1, leftOut = 'remove', shardTokens = 200_000_000 } = options;
  const rules = tokenRules(options);
  checkLeftOut(leftOut);
  requireWhole('shardTokens', shardTokens, 1);
  const words = vocabulary.size;
  const arena = new Arena({ threads });
  try {
    const known = new KnownTypes(arena, vocabulary, rules, leftOut === 'gap' ? words + 1 : droppedId);
    let list = new IdList(words, shardTokens);
    for await (const batch of scanWithProgress(arena, known.tables, source, options)) {
      const ids = known.ids();
      arena.scope(() => {
        const encoder = new BatchEncoder(arena, batch, list);
        encoder.encode(ids);
        encoder.appendTo(list);
      });
      if (list.length < shardTokens) continue;
      const tokens = list.ids;
      const end = tokens.lastIndexOf(words) + 1 || tokens.length;
      yield { words, ids: tokens.subarray(0, end) };
      list = new IdList(words, shardTokens);
      list.append(tokens.subarray(end));
    }
    if (list.length > 0) yield { words, ids: list.ids };
  } finally {
    arena.close();
  }
}

/** Tables that hold a vocabulary, and the id of each of their types. */
class KnownTypes {
  readonly tables: TypeTables;
  readonly #arena: Arena;
  readonly #vocabulary: Vocabulary;
  readonly #rules: TokenRules;
  readonly #unknownId: number;
  #idsOfTypes: readonly Uint32Array[] = [];
  #filled: number[] = [];

  constructor(arena: Arena, vocabulary: Vocabulary, rules: TokenRules, unknownId: number) {
    this.#arena = arena;
    this.#vocabulary = vocabulary;
    this.#rules = rules;
    this.#unknownId = unknownId;
    this.tables = new TypeTables(arena, rules, { addAll: false });
    // Other labels are no tokens, whatever the rules.
    const list = typeListOf(vocabulary.labels.filter((label) => /^[^\0- ]+$/.test(label)));
    for (let thread = 0; thread < arena.threads; thread++) this.tables.add(list, thread);
  }

  /** The id of each type known so far. */
  ids(): TypeIds {
    const { mostTypes } = this.tables;
    if (this.#idsOfTypes[0]?.length !== mostTypes) {
      this.#idsOfTypes = this.#arena.perThread(Uint32Array, mostTypes).arrays;
      this.#filled = this.#idsOfTypes.map(() => reservedTypes.length);
      for (const ids of this.#idsOfTypes) ids.set([this.#vocabulary.size, this.#unknownId]);
    }
    for (const [thread, ids] of this.#idsOfTypes.entries()) {
      const begin = this.#filled[thread];
      for (const [place, label] of this.tables.labelsFrom(begin, thread).entries()) {
        ids[begin + place] = this.#vocabulary.find(labelOf(label, this.#rules)) ?? this.#unknownId;
      }
      this.#filled[thread] = this.tables.size(thread);
    }
    const [first, second] = this.#idsOfTypes as [Uint32Array, Uint32Array | undefined];
    const stride = second === undefined ? 0 : (second.byteOffset - first.byteOffset) / first.BYTES_PER_ELEMENT;
    return { idsOfTypes: first, stride };
  }
}
