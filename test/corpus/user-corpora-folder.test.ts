import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { userCorporaFolder } from '../../src/corpus/user-corpora-folder.js';

const [own, xdg, local] = [resolve('own'), resolve('xdg'), resolve('local')];

describe('userCorporaFolder', () => {
  it('follows QUALIA_CORPORA, also where it is relative', () => {
    expect(userCorporaFolder({ QUALIA_CORPORA: own, XDG_DATA_HOME: xdg })).toBe(own);
    expect(userCorporaFolder({ QUALIA_CORPORA: 'own' })).toBe(own);
  });

  it.each(['linux', 'darwin', 'win32'] as const)('follows XDG_DATA_HOME on %s', (platform) => {
    const environment = { QUALIA_CORPORA: '', XDG_DATA_HOME: xdg, LOCALAPPDATA: local };
    expect(userCorporaFolder(environment, platform)).toBe(join(xdg, 'qualia', 'corpora'));
  });

  it.each([
    ['linux', join(homedir(), '.local', 'share')],
    ['darwin', join(homedir(), 'Library', 'Application Support')],
    ['win32', local],
  ] as const)('takes the place that %s has for data', (platform, home) => {
    const environment = { XDG_DATA_HOME: 'relative', LOCALAPPDATA: local };
    expect(userCorporaFolder(environment, platform)).toBe(join(home, 'qualia', 'corpora'));
  });
});
