import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { taskCacheFolder, taskDataFolders } from '../../../src/evaluation/files/task-data-folders.js';

const own = { platform: 'linux' } as const;
const cache = join(homedir(), '.local', 'share', 'qualia', 'tasks');

describe('taskDataFolders', () => {
  it('looks into the folder that is named, else into that of QUALIA_DATA, and then where data sets are fetched to', () => {
    const environment = { QUALIA_DATA: 'from-environment' };
    expect(taskDataFolders('named', { ...own, environment })).toEqual([resolve('named'), cache]);
    expect(taskDataFolders(undefined, { ...own, environment })).toEqual([resolve('from-environment'), cache]);
    expect(taskDataFolders(undefined, { ...own, environment: {} })).toEqual([cache]);
    expect(taskDataFolders(undefined, { ...own, environment: { QUALIA_DATA: '' } })).toEqual([cache]);
    expect(taskDataFolders(cache, { ...own, environment: {} })).toEqual([cache]);
    expect(() => taskDataFolders('', own)).toThrow(OptionError);
  });

  it('fetches to QUALIA_TASKS where that is set, else to the place for data', () => {
    expect(taskCacheFolder({ ...own, environment: { QUALIA_TASKS: 'mine' } })).toBe(resolve('mine'));
    expect(taskCacheFolder({ ...own, environment: { XDG_DATA_HOME: '/data' } })).toBe('/data/qualia/tasks');
  });
});
