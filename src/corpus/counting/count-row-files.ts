import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { FileFormatError, QualiaError, requireOption } from '../../errors.js';
import { DistinctCounter } from '../distinct-counter.js';
import { findFiles } from '../open-texts.js';
import { readText } from '../read-text.js';
import { type ChunkSummary, distinctBits } from './chunk-counter.js';
import { reportKind, reportNames, unescapeLabel } from './count-row.js';
import { CountingFolder, writeChunk } from './counting-folder.js';
import { type CountingProgress, CountingState, mostMessages } from './counting-state.js';
import { type CorpusCounts, describeFailure, findFinished, finishCounting } from './finish-counting.js';
import { LabelNumbers, Tally } from './tally.js';

/** Options of {@link countRowFiles}. */
export interface CountRowFilesOptions {
  /** The kinds of counts that there may be. */
  readonly kinds: readonly string[];
  /** Whatever else the counts depend on, by name. Default none. */
  readonly settings?: ReadonlyMap<string, string>;
  /** Threads that merge; default 1. */
  readonly threads?: number;
  /** Bytes that counts may take in memory, about; default 2^30. */
  readonly memory?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CountingProgress) => void) | undefined;
}

/**
 * Adds up rows of counts (see `formatRow`) that the program for other machines wrote, sorted and summed or not, into a folder, as
 * `countCorpus` does with a corpus; the result has the same bytes.
 *
 * @param paths files, folders or patterns, packed or not.
 * @throws FileFormatError for a line that is no row or of another kind; QualiaError with code `LOST_ROWS` where a program began
 *   and did not tell its end, and as `countCorpus` does; the signal's reason when it is aborted, and the same call then goes on.
 */
export async function countRowFiles(
  paths: readonly string[],
  folder: string,
  options: CountRowFilesOptions,
): Promise<CorpusCounts> {
  const { kinds, settings = new Map(), threads = 1, memory = 2 ** 30, signal, onProgress } = options;
  requireOption(Number.isFinite(memory) && memory >= 2 ** 22, 'memory', memory, 'a number of bytes >= 2^22');
  const chunkBytes = Math.floor(memory / 8);
  const plan = new Map([['rows', kinds.join(' ')], ['chunkBytes', `${chunkBytes}`], ...settings]);
  const counting = await CountingFolder.open(folder, plan);
  try {
    const known = await findFinished(counting);
    if (known !== undefined) return known;
    const state = new CountingState(onProgress);
    const chunk = new RowChunk(folder, kinds);
    const messages: string[] = [];
    const total = await bytesOf(paths);
    let done = 0;
    const finishChunk = async (): Promise<void> => {
      const { number } = chunk;
      const before = await counting.findChunk(number);
      state.addChunk(number, before ?? (await chunk.write()), before === undefined);
      state.badRecords += chunk.bad;
      messages.push(...chunk.messages);
      chunk.clear();
    };
    let rest = '';
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const { path, offset, bytes } of readText(paths)) {
      const lines = (rest + decode(decoder, bytes, path, offset)).split('\n');
      rest = lines.pop() as string;
      for (const line of lines) if (line !== '') chunk.add(line, path);
      done += bytes.length;
      // Packed files have more bytes than they take on the disk.
      state.tell('reading', Math.min(1, done / total));
      await setImmediate();
      signal?.throwIfAborted();
      if (chunk.bytes >= chunkBytes) await finishChunk();
    }
    if (rest !== '') chunk.add(rest, 'the rows');
    await finishChunk();
    if (chunk.begun !== chunk.ended) {
      const found = `${chunk.begun} programs began and ${chunk.ended} came to their end`;
      throw new QualiaError('LOST_ROWS', `Rows of counts are lost: ${found}. Count again.`);
    }
    state.bad.push(...messages.sort().slice(0, mostMessages));
    return await finishCounting(counting, state, { threads, signal });
  } catch (error) {
    throw describeFailure(error, folder);
  } finally {
    await counting.close();
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, path: string, offset: number): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new FileFormatError(path, `bytes from ${offset}`, 'are not UTF-8; these are no rows of counts.', { cause });
  }
}

async function bytesOf(paths: readonly string[]): Promise<number> {
  let sum = 1;
  for (const path of paths) for (const file of await findFiles(path)) sum += (await stat(file)).size;
  return sum;
}

/** The rows of a stretch of the files, added up. */
class RowChunk {
  readonly #folder: string;
  readonly #targets = new LabelNumbers();
  readonly #tallies: ReadonlyMap<string, Tally>;
  #units = 0;
  #tokens = 0;
  /** Its number. */
  number = 0;
  /** Damaged records that were left out, and messages of some. */
  bad = 0;
  messages: string[] = [];
  /** How many programs began in all chunks so far, and how many came to their end. */
  begun = 0;
  ended = 0;
  /** About how many bytes of rows it has. */
  bytes = 0;

  constructor(folder: string, kinds: readonly string[]) {
    this.#folder = folder;
    this.#tallies = new Map(kinds.map((kind) => [kind, new Tally(kind)]));
  }

  /** Adds a row. */
  add(line: string, path: string): void {
    const fields = line.split('\t');
    const [kind = '', target = '', context = ''] = fields.map(unescapeLabel);
    const count = Number(fields[3]);
    if (fields.length !== 4 || !(Number.isSafeInteger(count) && count >= 0) || fields[3] === '') {
      throw new FileFormatError(path, `the line "${line.slice(0, 200)}"`, 'is no row: kind, target, context, count.');
    }
    this.bytes += line.length + 1;
    if (kind === reportKind) {
      this.#addReport(target, context, count);
      return;
    }
    const tally = this.#tallies.get(kind);
    if (tally === undefined) {
      const kinds = [...this.#tallies.keys()].join(', ');
      throw new FileFormatError(
        path,
        `the line "${line.slice(0, 200)}"`,
        `counts none of ${kinds}; take the same options.`,
      );
    }
    const number = this.#targets.add(target);
    // The table adds whole numbers below 2^32.
    let left = count;
    for (; left >= 2 ** 32; left -= 2 ** 31) tally.add(number, context, 2 ** 31);
    if (left > 0) tally.add(number, context, left);
  }

  /** Writes its counts; returns what it was. */
  async write(): Promise<ChunkSummary> {
    return await writeChunk(this.#folder, this.number, async (writePart) => {
      const targets = new DistinctCounter({ registerBits: distinctBits });
      for (const label of this.#targets.labels) targets.add(label);
      const contexts = new DistinctCounter({ registerBits: distinctBits });
      const kinds = [...this.#tallies.keys()];
      for (const [kind, tally] of this.#tallies) {
        for (const label of tally.contexts.labels) contexts.add(label, kinds.indexOf(kind));
        await writePart(tally, this.#targets, 0);
      }
      const [units, tokens] = [this.#units, this.#tokens];
      return { kinds, units, tokens, parts: 1, targets: targets.state, contexts: contexts.state };
    });
  }

  /** Empties it for the next stretch. */
  clear(): void {
    for (const tally of this.#tallies.values()) {
      tally.contexts.clear();
      tally.cells.drain();
    }
    this.#targets.clear();
    this.#units = 0;
    this.#tokens = 0;
    this.bad = 0;
    this.messages = [];
    this.bytes = 0;
    this.number++;
  }

  #addReport(name: string, text: string, count: number): void {
    if (name === reportNames.units) this.#units += count;
    else if (name === reportNames.tokens) this.#tokens += count;
    else if (name === reportNames.bad) this.bad += count;
    else if (name === reportNames.message) this.messages.push(text);
    else if (name === reportNames.begun) this.begun += count;
    else if (name === reportNames.ended) this.ended += count;
  }
}
