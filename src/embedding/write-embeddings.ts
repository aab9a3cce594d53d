import { ParseError, QualiaError, requireOption } from '../errors.js';
import { ScratchFile } from '../matrix/scratch-file.js';
import { ContainerStream } from '../matrix/write-container-stream.js';
import { KeyIndex } from './cache/key-index.js';
import { keyWords, writeTextKey } from './cache/text-key.js';
import { type EmbedStreamOptions, embedStream } from './embed-stream.js';
import type { EmbeddingModel } from './embedding-model.js';

/** Options of {@link writeEmbeddings}. */
export interface WriteEmbeddingsOptions extends EmbedStreamOptions {
  /** The name of the space; default the id of the model. */
  readonly name?: string | undefined;
  /** Is told, for each row, how many texts are done, those among them that were passed over. */
  readonly onProgress?: ((texts: number) => void) | undefined;
}

/** What {@link writeEmbeddings} has written. */
export interface WrittenEmbeddings {
  /** How many distinct texts there are, each a row. */
  readonly texts: number;
  /** How many texts were passed over, since they had come before. */
  readonly repeated: number;
  /** How many numbers a vector has. */
  readonly columns: number;
}

/** Bytes that are written together. */
const pieceLength = 1 << 20;
/** The most bytes of labels: their places are numbers of 32 bits. */
const mostLabelBytes = 2 ** 32 - 1;

/**
 * Writes the vectors of texts as a space, which `readSpace` reads, without holding texts or vectors: in memory are about 30
 * bytes a text, and what is being asked for. A row at a time is read with `ContainerFile`.
 *
 * Each distinct text is a target, in the order of their first places; one that comes again is passed over, as told by 16 bytes
 * of its SHA-256. The file appears whole or not at all. A run that stops leaves no file; with a cache its vectors are kept,
 * and the next run goes on from there.
 *
 * @param path the file, which ends in `.safetensors`.
 * @throws QualiaError with code `NO_TEXTS` when there are none; ParseError for a text with half a surrogate pair; else as
 * {@link embedStream}.
 * @example await writeEmbeddings('sentences.safetensors', model, lines, { cache });
 */
export async function writeEmbeddings(
  path: string,
  model: EmbeddingModel,
  texts: Iterable<string> | AsyncIterable<string>,
  options: WriteEmbeddingsOptions = {},
): Promise<WrittenEmbeddings> {
  const { name = model.modelId, onProgress, ...embedding } = options;
  const distinct = new DistinctTexts();
  const { provider, modelId } = model;
  const history = [{ step: 'embed', options: { provider, modelId } }];
  const metadata = new Map([
    ['name', name],
    ['history', JSON.stringify(history)],
  ]);
  let writer: EmbeddingWriter | undefined;
  try {
    for await (const { text, vector } of embedStream(model, distinct.filter(texts), embedding)) {
      writer ??= await EmbeddingWriter.open(path, vector.length, metadata);
      await writer.append(text, vector);
      onProgress?.(writer.rows + distinct.repeated);
    }
    embedding.signal?.throwIfAborted();
    if (writer === undefined) throw new QualiaError('NO_TEXTS', `There are no texts, so ${path} is not written.`);
  } catch (error) {
    await writer?.discard();
    throw error;
  }
  await writer.finish();
  return { texts: writer.rows, repeated: distinct.repeated, columns: writer.columns };
}

/** Passes texts on that did not come before, and refuses what no label can be. */
class DistinctTexts {
  repeated = 0;
  readonly #known = new KeyIndex();
  readonly #key = new Uint32Array(keyWords);

  filter(texts: Iterable<string> | AsyncIterable<string>): Iterable<string> | AsyncIterable<string> {
    return Symbol.iterator in texts ? this.#filterList(texts) : this.#filterStream(texts);
  }

  *#filterList(texts: Iterable<string>): Generator<string> {
    for (const text of texts) if (this.#isNew(text)) yield text;
  }

  async *#filterStream(texts: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const text of texts) if (this.#isNew(text)) yield text;
  }

  #isNew(text: string): boolean {
    if (/\p{Surrogate}/u.test(text)) throw new ParseError(text, 'a label must not hold half a surrogate pair');
    writeTextKey(text, this.#key);
    if (this.#known.find(this.#key) !== undefined) {
      this.repeated++;
      return false;
    }
    this.#known.add(this.#key);
    return true;
  }
}

/** A space that is written row by row; the labels wait in a second temporary file, since they come behind all rows. */
class EmbeddingWriter {
  readonly columns: number;
  readonly #stream: ContainerStream;
  readonly #labels: ScratchFile;
  readonly #vectors: Float32Array;
  readonly #texts = Buffer.allocUnsafe(pieceLength);
  #ends = new Uint32Array(1 << 12);
  #rows = 0;
  #waitingVectors = 0;
  #waitingBytes = 0;
  #labelBytes = 0;

  private constructor(columns: number, stream: ContainerStream, labels: ScratchFile) {
    this.columns = columns;
    this.#stream = stream;
    this.#labels = labels;
    this.#vectors = new Float32Array(columns * Math.max(1, Math.floor(pieceLength / (4 * columns))));
  }

  static async open(path: string, columns: number, metadata: ReadonlyMap<string, string>): Promise<EmbeddingWriter> {
    const labels = await ScratchFile.open(path);
    try {
      const stream = await ContainerStream.open(path, {
        arrays: [
          { name: 'matrix', dtype: 'F32', columns },
          { name: 'targets.offsets', dtype: 'U32' },
          { name: 'targets.bytes', dtype: 'U8' },
        ],
        metadata,
      });
      return new EmbeddingWriter(columns, stream, labels);
    } catch (error) {
      await labels.remove();
      throw error;
    }
  }

  get rows(): number {
    return this.#rows;
  }

  async append(text: string, vector: Float32Array): Promise<void> {
    this.#vectors.set(vector, this.#waitingVectors);
    this.#waitingVectors += vector.length;
    if (this.#waitingVectors === this.#vectors.length) await this.#flushVectors();
    await this.#appendLabel(text);
    if (this.#rows + 1 >= this.#ends.length) {
      const longer = new Uint32Array(2 * this.#ends.length);
      longer.set(this.#ends);
      this.#ends = longer;
    }
    this.#ends[++this.#rows] = this.#labelBytes + this.#waitingBytes;
  }

  async finish(): Promise<void> {
    try {
      await this.#flushVectors();
      await this.#flushLabels();
      await this.#stream.append('targets.offsets', this.#ends.subarray(0, this.#rows + 1));
      await this.#copyLabels();
      await this.#labels.remove();
    } catch (error) {
      await this.discard();
      throw error;
    }
    await this.#stream.finish();
  }

  async discard(): Promise<void> {
    await this.#labels.remove();
    await this.#stream.discard();
  }

  async #appendLabel(text: string): Promise<void> {
    const length = Buffer.byteLength(text);
    const bytes = this.#labelBytes + this.#waitingBytes + length;
    requireOption(bytes <= mostLabelBytes, 'texts', `${bytes} bytes`, `at most ${mostLabelBytes} bytes of all texts`);
    if (this.#waitingBytes + length > pieceLength) await this.#flushLabels();
    if (length <= pieceLength) {
      this.#waitingBytes += this.#texts.write(text, this.#waitingBytes);
      return;
    }
    await this.#labels.write(Buffer.from(text), this.#labelBytes);
    this.#labelBytes += length;
  }

  async #flushVectors(): Promise<void> {
    await this.#stream.append('matrix', this.#vectors.subarray(0, this.#waitingVectors));
    this.#waitingVectors = 0;
  }

  async #flushLabels(): Promise<void> {
    await this.#labels.write(this.#texts.subarray(0, this.#waitingBytes), this.#labelBytes);
    this.#labelBytes += this.#waitingBytes;
    this.#waitingBytes = 0;
  }

  async #copyLabels(): Promise<void> {
    // An array that is announced has to come, if only with no bytes.
    await this.#stream.append('targets.bytes', new Uint8Array(0));
    for (let start = 0; start < this.#labelBytes; ) {
      const length = Math.min(pieceLength, this.#labelBytes - start);
      const { bytesRead } = await this.#labels.handle.read(this.#texts, 0, length, start);
      if (bytesRead === 0) {
        throw new QualiaError('CUT_SHORT', `${this.#labels.path} was cut short while it was written; run again.`);
      }
      await this.#stream.append('targets.bytes', this.#texts.subarray(0, bytesRead));
      start += bytesRead;
    }
  }
}
