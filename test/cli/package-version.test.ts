import { describe, expect, it } from 'vitest';
import { readPackageVersion } from '../../src/cli/package-version.js';

describe('readPackageVersion', () => {
  it('reads a version of three numbers', () => {
    expect(readPackageVersion()).toMatch(/^\d+\.\d+\.\d+/);
  });
});
