import { access } from 'node:fs/promises';

/** Tells whether there is a file or folder at a path that this process can reach. */
export async function pathExists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
