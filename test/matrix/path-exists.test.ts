import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pathExists } from '../../src/matrix/path-exists.js';

it('tells a file and a folder from what is not there', async () => {
  const here = fileURLToPath(import.meta.url);
  const paths = [here, fileURLToPath(new URL('.', import.meta.url)), `${here}.none`];
  expect(await Promise.all(paths.map(pathExists))).toEqual([true, true, false]);
});
