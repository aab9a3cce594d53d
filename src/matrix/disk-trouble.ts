import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DiskError, QualiaError } from '../errors.js';

/** What a code of the system means, and what to do. */
export interface DiskTrouble {
  readonly problem: string;
  readonly advice: string;
}

const elsewhere = 'Name a place that can be written.';

/** What the codes mean that a disk, a file system or a limit of the system gives. */
const troubles: ReadonlyMap<string, DiskTrouble> = new Map([
  ['ENOSPC', { problem: 'the disk is full', advice: 'Make room, or name a place on another disk.' }],
  ['EDQUOT', { problem: 'the quota of the disk is used up', advice: 'Make room, or name a place on another disk.' }],
  ['EROFS', { problem: 'its file system is mounted for reading only', advice: elsewhere }],
  ['EACCES', { problem: 'permission is denied', advice: `Change the permissions. ${elsewhere}` }],
  ['EPERM', { problem: 'the system does not permit it', advice: `Change the permissions. ${elsewhere}` }],
  ['EMFILE', { problem: 'the process has too many files open', advice: 'Raise the limit with "ulimit -n".' }],
  ['ENFILE', { problem: 'the system has too many files open', advice: 'End other programs.' }],
  ['EISDIR', { problem: 'it is a folder', advice: 'Name a file.' }],
  ['ENOTDIR', { problem: 'a part of the path is a file', advice: 'Name a path of folders.' }],
  ['ENOENT', { problem: 'a folder of the path is not there', advice: 'Make the folder, or check the path.' }],
  [
    'EEXIST',
    {
      problem: 'something else of this name is there; it should be a folder',
      advice: 'Move it away, or name another place.',
    },
  ],
  ['ENAMETOOLONG', { problem: 'the name is too long', advice: 'Take a shorter one.' }],
  ['ELOOP', { problem: 'its links lead in a circle', advice: 'Check the path.' }],
  [
    'EFBIG',
    { problem: 'no file may be so long there', advice: 'Raise the limit with "ulimit -f", or name another disk.' },
  ],
  ['EIO', { problem: 'the disk reports an error', advice: 'Check the disk, or name a place on another.' }],
  ['EBUSY', { problem: 'another program uses it', advice: 'End that program.' }],
  ['ETXTBSY', { problem: 'it is a program that runs', advice: 'Name another file.' }],
]);

/** Says what an error of the system means; undefined for an error of another kind. */
export function describeDiskTrouble(error: unknown): DiskTrouble | undefined {
  if (!(error instanceof Error) || error instanceof QualiaError || !('syscall' in error) || !('code' in error)) return;
  return troubles.get(String(error.code));
}

/** What {@link toDiskError} tells beside the trouble. */
export interface DiskErrorDetails {
  /** How many bytes the disk had taken until then, where that is known. */
  readonly written?: number | undefined;
  /** A sentence behind the advice; default none. */
  readonly outlook?: string | undefined;
}

/** Returns the {@link DiskError} for an error that the system gave when `path` was written; any other error as it is. */
export function toDiskError(path: string, error: unknown, { written, outlook }: DiskErrorDetails = {}): unknown {
  const trouble = describeDiskTrouble(error);
  if (trouble === undefined) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const taken = written === undefined ? '' : ` It took ${written.toLocaleString('en-US')} bytes.`;
  const room = code === 'ENOSPC' ? `${taken}${describeRoom(path)}` : '';
  const advice = outlook === undefined ? trouble.advice : `${trouble.advice} ${outlook}`;
  return new DiskError(path, code, `${trouble.problem} (${code}).${room} ${advice}`, { cause: error });
}

/** Says in a sentence, behind a space, how much room the disk of a file has; empty where that cannot be asked. */
export function describeRoom(path: string): string {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return ` There are ${(bavail * bsize).toLocaleString('en-US')} bytes free now.`;
  } catch {
    // The folder may be gone, or may not be read.
    return '';
  }
}
