import { readLineBlocks } from '../matrix/read-lines.js';
import { readSpace } from '../space/read-space.js';
import { readGlove, readWord2VecText } from '../space/read-text-vectors.js';
import { readWord2VecBinary } from '../space/read-word2vec-binary.js';
import type { Space } from '../space/space.js';

/**
 * Reads vectors of any of the known formats: a space of qualia (`.safetensors`), word2vec binary (`.bin`), or text, which
 * is word2vec's where the first line has two fields, else GloVe's; text may be packed.
 */
export async function readVectors(path: string): Promise<Space> {
  if (path.endsWith('.safetensors')) return await readSpace(path);
  if (path.endsWith('.bin')) return await readWord2VecBinary(path);
  return (await hasHeader(path)) ? await readWord2VecText(path) : await readGlove(path);
}

async function hasHeader(path: string): Promise<boolean> {
  for await (const { bytes } of readLineBlocks(path)) {
    const [first = ''] = new TextDecoder().decode(bytes.subarray(0, 256)).split('\n', 1);
    return /^\d+[ \t]+\d+[ \t\r]*$/.test(first);
  }
  return false;
}
