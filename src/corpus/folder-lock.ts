import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { QualiaError } from '../errors.js';
import { toDiskError } from '../matrix/disk-trouble.js';
import { isRunning } from '../matrix/running-process.js';
import { removeAbandonedFiles, temporaryName } from '../matrix/unfinished-name.js';

const holderSchema = z.object({ pid: z.number(), host: z.string(), started: z.string(), token: z.string() });

/** The process that holds a lock; `started` tells it from a later one with the same number. */
type Holder = z.infer<typeof holderSchema>;

/** Attempts to take a lock that others take or leave at the same moment. */
const mostAttempts = 5;

/**
 * Locks a folder against other processes, and against other work of this one; returns the function that unlocks it.
 *
 * A lock that a killed process of this machine left behind is taken over, and what it left beside it is removed.
 *
 * @param options.name the name of the file that is the lock; default `lock.json`.
 * @throws QualiaError with code `LOCKED` when another process works in the folder; DiskError when it cannot be written.
 */
export async function lockFolder(
  folder: string,
  options: { readonly name?: string } = {},
): Promise<() => Promise<void>> {
  const { name = 'lock.json' } = options;
  const path = join(folder, name);
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    started: readStat(process.pid)?.started ?? '',
    token: randomUUID(),
  };
  const written = temporaryName(path);
  try {
    await removeAbandonedFiles(path);
    await writeFile(written, JSON.stringify(own), { flag: 'wx' });
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      if (await linkNew(written, path)) return async () => await unlock(path, own);
      const holder = await readHolder(path);
      if (holder !== undefined && isAlive(holder)) throw lockedError(folder, path, holder);
      await removeStale(path, holder);
    }
  } catch (error) {
    throw toDiskError(path, error);
  } finally {
    await rm(written, { force: true });
  }
  throw new QualiaError('LOCKED', `Other processes take ${path} again and again; wait until they are done.`);
}

/** Gives a file a second name, which must be new: the lock appears with its content or not at all. */
async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Reads who holds a lock; undefined when it is gone or nobody can tell. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes a stale lock; one that another process has taken meanwhile is put back. */
async function removeStale(path: string, holder: Holder | undefined): Promise<void> {
  const aside = temporaryName(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const found = await readHolder(aside);
  if (found !== undefined && found.token !== holder?.token) await linkNew(aside, path);
  await rm(aside, { force: true });
}

async function unlock(path: string, own: Holder): Promise<void> {
  const holder = await readHolder(path);
  if (holder?.token === own.token) await rm(path, { force: true });
}

/** A process of another machine counts as alive, since nothing can be known of it. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  if (!isRunning(pid)) return false;
  const now = readStat(pid);
  // What was killed stays in the list of processes until its parent has asked after it.
  if (now?.state === 'Z') return false;
  return now === undefined || started === '' || now.started === started;
}

/** The state of a process, and when it started in the system's own measure; undefined where the system does not tell. */
function readStat(pid: number): { readonly state: string; readonly started: string } | undefined {
  try {
    // The name of the program, in brackets, may hold spaces; behind it come the state and, as the twentieth, the start.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function lockedError(folder: string, path: string, { pid, host }: Holder): QualiaError {
  const advice = `Wait for it or stop it; if it is no longer there, remove ${path}.`;
  return new QualiaError('LOCKED', `Process ${pid} on ${host} works in ${folder}. ${advice}`);
}
