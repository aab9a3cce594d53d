import { execFileSync } from 'node:child_process';

/** Returns the text of members of an archive in the tar format packed with xz, one after the other. */
export function extract(archive: string, members: readonly string[]): string {
  return execFileSync('tar', ['-xJOf', archive, ...members], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}
