import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface LockedPackage {
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const manifest = JSON.parse(read('package.json')) as Readonly<Record<string, unknown>> & {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly scripts: Readonly<Record<string, string>>;
};
const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, LockedPackage>> };
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the packages that this one needs', () => {
  it('have a checksum each in the lock file', () => {
    const without = locked.filter(([, { integrity, link }]) => link !== true && !/^sha512-/.test(integrity ?? ''));
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('run no script when they are installed, nor does this one', () => {
    const running = locked.filter(([, { dev, hasInstallScript }]) => dev !== true && hasInstallScript === true);
    expect(running.map(([path]) => path)).toEqual([]);
    expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });

  it('are told in SECURITY.md, each with what it is for', () => {
    const text = read('SECURITY.md');
    const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('are optional where they are heavy', () => {
    for (const name of Object.keys(manifest.peerDependencies)) {
      expect(manifest.peerDependenciesMeta[name]?.optional, name).toBe(true);
    }
  });
});

describe('the workflow that publishes', () => {
  const workflow = read('.github/workflows/publish.yml');

  it('runs all checks first, and may sign a statement and nothing else', () => {
    expect(workflow).toMatch(/run: \.ci\/run\n[\s\S]*needs: check\n[\s\S]*run: npm publish --provenance/);
    expect(workflow.match(/[\w-]+: write/g)).toEqual(['id-token: write']);
  });

  it('takes what others wrote by the checksum of its commit, names no host and keeps no token', () => {
    const used = Array.from(workflow.matchAll(/uses: (\S+)/g), ([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    expect(workflow).not.toMatch(/:\/\/|secrets\.|registry-url/);
  });
});
