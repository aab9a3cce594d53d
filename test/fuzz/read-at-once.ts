import fs, { type PathLike, type StatOptions, type Stats } from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** What readers call of an open file, answered without a turn of another thread. */
class OpenFile {
  readonly fd: number;

  constructor(path: PathLike) {
    this.fd = fs.openSync(path, 'r');
  }

  async read(
    buffer: NodeJS.ArrayBufferView,
    offset = 0,
    length = buffer.byteLength - offset,
    position: number | null = null,
  ): Promise<{ readonly bytesRead: number; readonly buffer: NodeJS.ArrayBufferView }> {
    return { bytesRead: fs.readSync(this.fd, buffer, offset, length, position), buffer };
  }

  async stat(): Promise<Stats> {
    return fs.fstatSync(this.fd);
  }

  async readFile(): Promise<Buffer> {
    return fs.readFileSync(this.fd);
  }

  async sync(): Promise<void> {
    fs.fsyncSync(this.fd);
  }

  async close(): Promise<void> {
    fs.closeSync(this.fd);
  }
}

/**
 * Makes the calls of `node:fs/promises` that open, read or look at files do their work at once: an input is a short file in memory,
 * for which the way through the threads of the system takes ten times as long as reading it. What they give and throw stays as it is.
 */
export function readAtOnce(): void {
  const { open, readFile } = promises;
  const own = {
    open: async (path: PathLike, flags: string | number = 'r', mode?: number): Promise<FileHandle> =>
      flags === 'r' ? (new OpenFile(path) as unknown as FileHandle) : await open(path, flags, mode),
    readFile: async (
      path: PathLike,
      options?: BufferEncoding | { encoding?: BufferEncoding },
    ): Promise<string | Buffer> =>
      typeof path === 'string' || path instanceof URL ? fs.readFileSync(path, options) : await readFile(path, options),
    stat: async (path: PathLike, options?: StatOptions) => fs.statSync(path, options),
    readdir: async (path: PathLike, options?: object) => fs.readdirSync(path, options as { withFileTypes: true }),
  };
  Object.assign(promises, own);
  syncBuiltinESMExports();
}
