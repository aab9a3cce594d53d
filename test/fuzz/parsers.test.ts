import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listTargets } from './targets/list-targets.js';
import { untestedParsers } from './untested-parsers.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** Modules whose name says that they take what others wrote. */
const parsers = filesUnder('src').filter((name) => /(?:^|\/)(?:read|parse|import|load|decode|scan)-[^/]*$/.test(name));

/** Modules that targets import themselves. */
const fuzzed = new Set(
  filesUnder('test/fuzz/targets').flatMap((name) => {
    const text = readFileSync(join(root, 'test/fuzz/targets', name), 'utf8');
    return [...text.matchAll(/from '\.\.\/\.\.\/\.\.\/src\/([^']+)\.js'/g)].map(([, path]) => `${path}.ts`);
  }),
);

describe('every module that reads, parses or imports', () => {
  it('is one of the targets that are fuzzed, or has a reason why not', () => {
    const forgotten = parsers.filter((name) => !fuzzed.has(name) && !untestedParsers.has(name));
    expect(forgotten).toEqual([]);
  });

  it('has a reason only where it is there and no target', () => {
    const known = new Set(parsers);
    const stale = [...untestedParsers.keys()].filter((name) => !known.has(name) || fuzzed.has(name));
    expect(stale).toEqual([]);
  });

  it('has a reason that names only targets that are there', () => {
    const names = [...listTargets().keys()];
    const named = [...untestedParsers.values()].flatMap((reason) =>
      [...reason.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? ''),
    );
    expect(
      named.filter((name) => !names.some((target) => (name.endsWith('-') ? target.startsWith(name) : target === name))),
    ).toEqual([]);
  });
});
