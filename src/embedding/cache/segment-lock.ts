import { readdirSync } from 'node:fs';
import { lockFolder } from '../../corpus/folder-lock.js';
import { QualiaError } from '../../errors.js';
import { segmentEnding } from './segment-format.js';

/** The name of the lock of a segment: it is there while a process may append to it. */
export function lockNameOf(segment: string): string {
  return `${segment.slice(0, -segmentEnding.length)}.lock`;
}

/** Takes a lock of a folder and returns what gives it back; undefined where a process holds it. */
export async function lockUnlessHeld(folder: string, name: string): Promise<(() => Promise<void>) | undefined> {
  try {
    return await lockFolder(folder, { name });
  } catch (error) {
    if (error instanceof QualiaError && error.code === 'LOCKED') return undefined;
    throw error;
  }
}

/** Removes the locks that killed processes left in a folder, and what they left of locks that they were about to take. */
export async function removeAbandonedLocks(folder: string): Promise<void> {
  const names = readdirSync(folder).flatMap((name) => /^[\w-]+\.lock(?=$|\.\d)/.exec(name) ?? []);
  for (const name of new Set(names)) {
    const unlock = await lockUnlessHeld(folder, name);
    await unlock?.();
  }
}
