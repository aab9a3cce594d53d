import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Returns the folder for cached files of this package: `$XDG_CACHE_HOME/qualia`, else the platform's own place
 * (`~/.cache/qualia`, `~/Library/Caches/qualia`, `%LOCALAPPDATA%\qualia`). A relative `XDG_CACHE_HOME` counts as unset, as
 * its specification demands.
 *
 * @param environment default the environment of the process.
 */
export function userCacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, 'qualia');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'qualia');
  if (platform === 'win32' && local !== undefined && local !== '') return join(local, 'qualia');
  return join(homedir(), '.cache', 'qualia');
}
