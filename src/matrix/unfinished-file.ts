import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DiskError } from '../errors.js';
import { toDiskError } from './disk-trouble.js';
import { removeAbandonedFiles, temporaryName } from './unfinished-name.js';

/**
 * A file under a temporary name beside its own, which it gets once it is whole; until then what was there stays.
 *
 * What killed processes left under such names goes when the same file is written again. It ends with `finish` or `discard`.
 */
export class UnfinishedFile {
  readonly handle: FileHandle;
  readonly #path: string;
  readonly #target: string;
  readonly #temporary: string;

  private constructor(handle: FileHandle, names: { readonly path: string; target: string; temporary: string }) {
    this.handle = handle;
    this.#path = names.path;
    this.#target = names.target;
    this.#temporary = names.temporary;
  }

  /**
   * Starts a file that will be `path`, or where that is a link, what it leads to.
   *
   * @throws DiskError when no file can be written there.
   */
  static async open(path: string): Promise<UnfinishedFile> {
    try {
      const target = await findTarget(path);
      await removeAbandonedFiles(target);
      const temporary = temporaryName(target);
      return new UnfinishedFile(await open(temporary, 'wx'), { path, target, temporary });
    } catch (error) {
      throw toDiskError(path, error);
    }
  }

  /**
   * Waits until the disk has everything, and gives the file its name.
   *
   * @param options.signal keeps the file from taking the name; the call then rejects with the signal's reason.
   * @throws DiskError when the disk does not take it; then nothing is left.
   */
  async finish(options: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    await this.sync();
    await this.takeName(options);
    await syncFolder(dirname(this.#target));
  }

  /** Waits until the disk has everything. @throws DiskError when the disk does not take it; then nothing is left. */
  async sync(): Promise<void> {
    try {
      await this.handle.sync();
      await this.handle.close();
    } catch (error) {
      throw await this.fail(error);
    }
  }

  /** Gives the file, which the disk has, its name; only a folder that is synced keeps that through a power failure. */
  async takeName(options: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    try {
      options.signal?.throwIfAborted();
      await rename(this.#temporary, this.#target);
    } catch (error) {
      throw await this.fail(error);
    }
  }

  /** Gives up and leaves nothing behind. */
  async discard(): Promise<void> {
    // A handle that is closed already closes again without harm.
    await this.handle.close();
    await rm(this.#temporary, { force: true });
  }

  /** Gives up because of an error, and returns what is to be thrown: a DiskError where the system gave it. */
  async fail(error: unknown): Promise<unknown> {
    const written = await stat(this.#temporary).then(
      ({ size }) => size,
      () => undefined,
    );
    await this.discard();
    return toDiskError(this.#path, error, { written });
  }
}

/** Makes the new name survive a power failure; Windows has no such call for folders, and some file systems have none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!cannotSync.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** What systems say of folders that may not be read, or on file systems that cannot sync them; the file is there all the same. */
const cannotSync = new Set(['EACCES', 'EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS']);

/** Follows links, so that a link stays one; a rename over a device or a pipe would destroy it. */
async function findTarget(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return path;
  if (found.isFile()) return await realpath(path);
  if (found.isDirectory()) throw new DiskError(path, 'EISDIR', 'it is a folder. Name a file.');
  throw new DiskError(path, 'EINVAL', 'it is a device or a pipe, which no file takes the place of. Name a file.');
}
