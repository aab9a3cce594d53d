import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { toDiskError } from '../../matrix/disk-trouble.js';
import { isRunning } from '../../matrix/running-process.js';
import { StoreInUseError } from './store-errors.js';

/** Who has a file open. */
interface Owner {
  readonly process: number;
  readonly host: string;
  /** When the process began, as its system counts; tells it from a later one with the same number. */
  readonly began: string;
}

/**
 * Takes a file for this process, by a file beside it that ends in `.owner`; what a process that is no more has left is
 * cleared away.
 *
 * @returns what gives it back.
 * @throws DiskError where nothing can be written beside it; StoreInUseError where a process that lives, or one on another machine, has it.
 */
export function lockFile(path: string): () => void {
  const place = `${path}.owner`;
  const own: Owner = { process: process.pid, host: hostname(), began: beginningOf(process.pid) };
  const draft = `${place}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(own));
    // A second try after what was left over is cleared away; a third finds a process that was quicker.
    for (let attempt = 0; attempt < 3; attempt++) {
      if (link(draft, place)) return () => rmSync(place, { force: true });
      const left = readOwner(place);
      if (left === undefined) continue;
      if (isAlive(left.owner)) throw inUse(path, left.owner);
      clear(place, left.text);
    }
    throw new StoreInUseError(path, 'a process that has just opened it', 'Try again.');
  } catch (error) {
    throw toDiskError(path, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link comes into being with its content or not at all. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readOwner(place: string): { readonly text: string; readonly owner: Owner } | undefined {
  try {
    const text = readFileSync(place, 'utf8');
    return { text, owner: JSON.parse(text) as Owner };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Removes what was left over; where another process was quicker and has the file by now, it gets it back. */
function clear(place: string, text: string): void {
  const aside = `${place}.${process.pid}.left`;
  try {
    renameSync(place, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== text) link(aside, place);
  rmSync(aside, { force: true });
}

function isAlive({ process: number, host, began }: Owner): boolean {
  if (host !== hostname()) return true;
  if (!isRunning(number)) return false;
  return began === '' || beginningOf(number) === began;
}

/** Field 22 of the status of a process on Linux (proc(5)); empty where a system has none. */
function beginningOf(number: number): string {
  try {
    const status = readFileSync(`/proc/${number}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH') || hasCode(error, 'EACCES')) return '';
    throw error;
  }
}

function inUse(path: string, owner: Owner): StoreInUseError {
  const name = owner.host === hostname() ? `process ${owner.process}` : `process ${owner.process} on ${owner.host}`;
  return new StoreInUseError(path, name, `End it first; if it is no more, remove ${path}.owner.`);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
