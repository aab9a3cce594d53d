import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Returns the folder for fetched corpora: `$QUALIA_CORPORA`, else `$XDG_DATA_HOME/qualia/corpora`, else the platform's own
 * place for data (`~/.local/share`, `~/Library/Application Support`, `%LOCALAPPDATA%`). A relative `XDG_DATA_HOME` counts
 * as unset, as its specification demands. Corpora are data and no cache: a cleaner of caches would take gigabytes with it.
 *
 * @param environment default the environment of the process.
 */
export function userCorporaFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { QUALIA_CORPORA: own } = environment;
  if (own !== undefined && own !== '') return resolve(own);
  return userDataFolder('corpora', environment, platform);
}

/** Returns a folder for data of one kind in the platform's own place for data, as {@link userCorporaFolder} describes it. */
export function userDataFolder(
  kind: string,
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const { XDG_DATA_HOME: xdg, LOCALAPPDATA: local } = environment;
  return join(dataHome(platform, { xdg, local }), 'qualia', kind);
}

function dataHome(
  platform: NodeJS.Platform,
  { xdg, local }: { readonly xdg: string | undefined; readonly local: string | undefined },
): string {
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform === 'win32' && local !== undefined && local !== '') return local;
  return join(homedir(), '.local', 'share');
}
