import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FileFormatError } from '../errors.js';
import { readLineBlocks } from '../matrix/read-lines.js';
import { readSpace } from '../space/read-space.js';
import { readGlove, readWord2VecText } from '../space/read-text-vectors.js';
import { readWinkVectors } from '../space/read-wink-vectors.js';
import { readWord2VecBinary } from '../space/read-word2vec-binary.js';
import type { Space } from '../space/space.js';
import { writeSpace } from '../space/write-space.js';

/** How {@link readVectors} keeps what it has read. */
export interface ReadVectorsCache {
  /** A folder for spaces made of other files. */
  readonly folder: string;
  /** The SHA-256 of the file, under which its space is kept. */
  readonly sha256: string;
}

/**
 * Reads vectors of any of the known formats: a space of qualia (`.safetensors`), word2vec binary (`.bin`), winkNLP's JSON
 * (`.json`), or text, which is word2vec's where the first line has two fields, else GloVe's; text may be packed.
 *
 * What is not a space of qualia yet is kept as one in the cache, from which it is read the next time: text takes ten times
 * as long.
 */
export async function readVectors(path: string, { folder, sha256 }: ReadVectorsCache): Promise<Space> {
  if (path.endsWith('.safetensors')) return await readSpace(path);
  const cached = join(folder, `${sha256}.safetensors`);
  const known = await readCached(cached);
  if (known !== undefined) return known;
  const space = await readForeign(path);
  await mkdir(folder, { recursive: true });
  await writeSpace(cached, space);
  return space;
}

async function readForeign(path: string): Promise<Space> {
  if (path.endsWith('.bin')) return await readWord2VecBinary(path);
  if (path.endsWith('.json')) return await readWinkVectors(path);
  return (await hasHeader(path)) ? await readWord2VecText(path) : await readGlove(path);
}

/** A damaged file in the cache counts as none, and is written anew. */
async function readCached(path: string): Promise<Space | undefined> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  try {
    return await readSpace(path);
  } catch (error) {
    if (error instanceof FileFormatError) return undefined;
    throw error;
  }
}

async function hasHeader(path: string): Promise<boolean> {
  for await (const { bytes } of readLineBlocks(path)) {
    const [first = ''] = new TextDecoder().decode(bytes.subarray(0, 256)).split('\n', 1);
    return /^\d+[ \t]+\d+[ \t\r]*$/.test(first);
  }
  return false;
}
