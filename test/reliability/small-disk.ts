import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file system of its own in memory. */
export interface SmallDisk {
  readonly path: string;
  /** Takes all room that is left, but for so many kilobytes; default 0. */
  fill(left?: number): void;
  /** Mounts it for reading only. */
  setReadOnly(): void;
}

/** Whether file systems can be mounted here; says why not where they cannot. */
export const canMount: boolean = tryMount();

function tryMount(): boolean {
  const problem = (): string | undefined => {
    if (process.platform !== 'linux') return `on ${process.platform} no tmpfs is mounted`;
    if (process.getuid?.() !== 0) return 'only root may mount';
    const folder = mkdtempSync(join(tmpdir(), 'qualia-disk-'));
    try {
      mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
      execFileSync('umount', [folder]);
      return undefined;
    } catch (error) {
      return `the system refuses to mount: ${(error as Error).message.split('\n')[0]}`;
    } finally {
      rmdirSync(folder);
    }
  };
  const found = problem();
  if (found !== undefined)
    process.stderr.write(`Left out, for ${found}: tests with disks that are full or read-only.\n`);
  return found === undefined;
}

function mount(...args: readonly string[]): void {
  execFileSync('mount', args, { stdio: 'pipe' });
}

/** Mounts a disk of so many kilobytes, which is gone when the running test ends. */
export function mountDisk(kilobytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'qualia-disk-'));
  mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', path]);
    rmSync(path, { recursive: true, force: true });
  });
  return {
    path,
    fill: (left = 0) => {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(join(path, 'filler'), Buffer.alloc(bavail * bsize - 1024 * left));
    },
    setReadOnly: () => mount('-o', 'remount,ro', path),
  };
}
