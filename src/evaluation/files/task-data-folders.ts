import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { userDataFolder } from '../../corpus/user-corpora-folder.js';
import { OptionError } from '../../errors.js';

/** Where {@link taskDataFolders} looks: the process's own environment and platform by default. */
export interface DataFolderOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
}

/**
 * Returns the folder that data sets are fetched into: `$QUALIA_TASKS`, else `qualia/tasks` in the platform's own place for
 * data (see `userCorporaFolder`). It is laid out like any folder of data.
 */
export function taskCacheFolder(options: DataFolderOptions = {}): string {
  const { environment = process.env, platform = process.platform } = options;
  const { QUALIA_TASKS: own } = environment;
  if (own !== undefined && own !== '') return isAbsolute(own) ? own : resolve(own);
  return userDataFolder('tasks', environment, platform);
}

/**
 * Returns the folders in which data sets are looked for, in this order: the one that is named, else `$QUALIA_DATA` if that
 * is set, and then the one that data sets are fetched into.
 *
 * @param named what `--data` says; default nothing.
 * @throws OptionError where the name is empty.
 */
export function taskDataFolders(named?: string, options: DataFolderOptions = {}): string[] {
  const { environment = process.env } = options;
  if (named === '') throw new OptionError('--data', named, 'the path of a folder');
  const first = named ?? environment['QUALIA_DATA'];
  const cache = taskCacheFolder(options);
  if (first === undefined || first === '' || resolve(first) === cache) return [cache];
  return [resolve(first), cache];
}

/** Returns the folder of the data sets that come with this package, those of manifests with `isPackaged`. */
export function packagedDataFolder(): string {
  return fileURLToPath(new URL('../../../benchmarks', import.meta.url));
}
