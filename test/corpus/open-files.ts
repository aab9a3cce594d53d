import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The files under a folder that this process has open, where the system tells. */
export function openFilesUnder(folder: string): string[] {
  const handles = '/proc/self/fd';
  if (!existsSync(handles)) return [];
  return readdirSync(handles)
    .map((handle) => {
      try {
        return readlinkSync(join(handles, handle));
      } catch {
        return '';
      }
    })
    .filter((path) => path.startsWith(folder));
}
