import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { makeFolder } from '../../matrix/make-folder.js';
import { pathExists } from '../../matrix/path-exists.js';
import { writeWhole } from '../../matrix/write-whole-file.js';
import type { EmbeddingModel } from '../embedding-model.js';
import { segmentStart } from './segment-format.js';

/** What tells the vectors of a model from those of others. */
export type ModelIdentity = Pick<EmbeddingModel, 'provider' | 'modelId' | 'fingerprint'>;

/**
 * Returns the folder for the vectors of a model: named by a hash of the form of the files and of all that identifies the
 * model, so that another form has a folder of its own.
 */
export function modelFolder(folder: string, { provider, modelId, fingerprint = '' }: ModelIdentity): string {
  const identity = JSON.stringify([segmentStart.toString(), provider, modelId, fingerprint]);
  return join(folder, createHash('sha256').update(identity).digest('hex').slice(0, 32));
}

/** Makes the folder of a model, and in it `model.json`, which says for a reader whose vectors lie there. */
export async function makeModelFolder(folder: string, { provider, modelId }: ModelIdentity): Promise<void> {
  await makeFolder(folder);
  const path = join(folder, 'model.json');
  if (await pathExists(path)) return;
  const told = { provider: withoutSecrets(provider), modelId: withoutSecrets(modelId) };
  await writeWhole(path, async (file) => file.writeFile(`${JSON.stringify(told, null, 2)}\n`));
}

/** Takes out of a name what an address in it may hold beside host and path: a user, a password, a query. */
function withoutSecrets(name: string): string {
  return name.replace(/\/\/[^\s/@]*@/g, '//').replace(/(\/\/[^\s?#]*)\?[^\s#]*/g, '$1');
}
