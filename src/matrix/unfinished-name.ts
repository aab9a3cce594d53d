import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './running-process.js';

/** What stands between the name of a file and `.tmp`: a process, its machine, and what tells two calls apart. */
const ending = /^\.(\d+)-([0-9a-f]{8})-[0-9a-f-]{36}\.tmp$/;

/** Names a file beside `path` for what is not whole yet: it ends in `.tmp`, and no two calls give the same. */
export function temporaryName(path: string): string {
  return `${path}.${process.pid}-${hostTag()}-${randomUUID()}.tmp`;
}

/** Names a folder inside `parent` for what is not whole yet, so that no two calls give the same. */
export function unfinishedFolder(parent: string): string {
  return join(parent, `unfinished-${process.pid}-${hostTag()}-${randomUUID()}`);
}

/**
 * Removes what processes of this machine that run no more left beside `path` under a {@link temporaryName} of it.
 *
 * A folder that may be written but not listed keeps them, and what another machine left stays: nothing can be known of its processes.
 */
export async function removeAbandonedFiles(path: string): Promise<void> {
  const name = basename(path);
  await removeAbandoned(dirname(path), (found) =>
    found.startsWith(name) ? ending.exec(found.slice(name.length)) : null,
  );
}

/**
 * Removes every {@link unfinishedFolder} of a process of this machine that runs no more; those of other machines, of which nothing
 * can be known, when nobody has touched them for a day.
 */
export async function removeAbandonedFolders(parent: string): Promise<void> {
  await removeAbandoned(parent, (found) => /^unfinished-(\d+)-([0-9a-f]{8})-/.exec(found));
  for (const name of await listNames(parent)) {
    if (!name.startsWith('unfinished-') || name.includes(`-${hostTag()}-`)) continue;
    // Another process may have removed it since the folder was listed.
    const status = await stat(join(parent, name)).catch(() => undefined);
    if (status === undefined || Date.now() - status.mtimeMs < oneDay) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

const oneDay = 24 * 60 * 60 * 1000;

async function removeAbandoned(folder: string, parse: (name: string) => RegExpExecArray | null): Promise<void> {
  for (const name of await listNames(folder)) {
    const [, pid, host] = parse(name) ?? [];
    if (host !== hostTag() || isRunning(Number(pid))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function listNames(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'ENOENT') return [];
    throw error;
  });
}

/** Tells machines apart that share a folder. */
function hostTag(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
