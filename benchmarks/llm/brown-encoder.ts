import { join } from 'node:path';
import type { CorpusReader } from '../../src/corpus/corpus-reader.js';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import {
  Arithmetic,
  type CreateEncoderOptions,
  chooseWords,
  countWords,
  createEncoder,
  type Encoder,
  pretrainEncoder,
} from '../../src/llm/index.js';

/** Opens the texts of the Brown corpus in a folder of corpora. */
export async function openBrown(folder: string): Promise<CorpusReader> {
  const { reader } = await createGuessedReader(join(folder, 'brown.zip'), { include: 'brown/c*' });
  return reader;
}

/** Trains an encoder of the 6,000 most frequent words of a corpus. */
export async function trainEncoder(
  reader: CorpusReader,
  sizes: Omit<CreateEncoderOptions, 'words'>,
  { steps, length }: { readonly steps: number; readonly length: number },
): Promise<Encoder> {
  const { seed } = sizes;
  const words = chooseWords(await countWords(reader), { size: 6000 });
  const encoder = createEncoder(new Arithmetic(), { ...sizes, words });
  const { best } = await pretrainEncoder(encoder, reader, { seed, steps, length, batch: 32, dropout: 0.1 });
  const facts = { corpus: reader.name, seed, steps: best.step, length, heldOutLoss: best.heldOutLoss };
  process.stderr.write(`width ${sizes.width}, seed ${seed}: held-out loss ${best.heldOutLoss.toFixed(3)}\n`);
  return { ...encoder, facts };
}
