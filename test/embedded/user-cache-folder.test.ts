import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { userCacheFolder } from '../../src/embedded/user-cache-folder.js';

const xdg = resolve('somewhere');
const local = resolve('local');

describe('userCacheFolder', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('follows XDG_CACHE_HOME on %s', (platform) => {
    expect(userCacheFolder({ XDG_CACHE_HOME: xdg, LOCALAPPDATA: local }, platform)).toBe(join(xdg, 'qualia'));
  });

  it.each([
    ['linux', join(homedir(), '.cache', 'qualia')],
    ['freebsd', join(homedir(), '.cache', 'qualia')],
    ['darwin', join(homedir(), 'Library', 'Caches', 'qualia')],
    ['win32', join(local, 'qualia')],
  ] as const)('takes the place that %s has for caches', (platform, folder) => {
    expect(userCacheFolder({ LOCALAPPDATA: local }, platform)).toBe(folder);
  });

  it('does without LOCALAPPDATA on Windows', () => {
    expect(userCacheFolder({ LOCALAPPDATA: '' }, 'win32')).toBe(join(homedir(), '.cache', 'qualia'));
  });

  it.each(['', 'relative/folder'])('passes over "%s" in XDG_CACHE_HOME', (value) => {
    expect(userCacheFolder({ XDG_CACHE_HOME: value }, 'linux')).toBe(join(homedir(), '.cache', 'qualia'));
  });
});
