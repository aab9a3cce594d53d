import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DownloadError, tellDisk } from './download-error.js';

/**
 * Takes a folder for one process: writes `fetch.lock` into it and returns what removes it again. The lock of a process
 * that is no more, on this machine, is taken over.
 *
 * @throws DownloadError (`locked`) when another process, or this one, has the folder.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'fetch.lock');
  const own = `${JSON.stringify({ process: process.pid, host: hostname(), id: randomUUID() })}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await tryWrite(path, own)) return async () => await rm(path, { force: true });
    const holder = await readFile(path, 'utf8').catch(() => undefined);
    if (holder === undefined) continue;
    if (!isGone(holder)) throw locked(folder, path, holder);
    await removeStale(path, holder);
  }
  throw locked(folder, path, undefined);
}

async function tryWrite(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw tellDisk(path, cause);
  }
}

/** Takes a stale lock away by renaming it, so that of two who find it only one succeeds. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await rename(path, aside);
  } catch {
    // Another process was faster.
    return;
  }
  // Where the lock was renewed just before, it goes back to its holder.
  if ((await readFile(aside, 'utf8')) !== stale) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function parseHolder(content: string): { readonly process?: unknown; readonly host?: unknown } {
  try {
    return Object(JSON.parse(content)) as { readonly process?: unknown; readonly host?: unknown };
  } catch {
    // It is being written just now, or by someone else.
    return {};
  }
}

function isGone(content: string): boolean {
  const { process: holder, host } = parseHolder(content);
  if (typeof holder !== 'number' || host !== hostname()) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function locked(folder: string, path: string, content: string | undefined): DownloadError {
  const { process: holder, host } = parseHolder(content ?? '');
  const who = holder === undefined ? 'another process' : `process ${holder} on ${host}`;
  const problem = `${who} is fetching into this folder. Wait until it is done; if there is no such process, remove ${path}.`;
  return new DownloadError('locked', folder, problem);
}
