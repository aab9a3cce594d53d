import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotateShard } from '../../src/embedded/annotate-shard.js';
import { partsFormat } from '../../src/embedded/load-sense-parts.js';
import { reduceCounts } from '../../src/embedded/reduce-counts.js';
import { makeSenseParts } from '../../src/embedded/sense-parts.js';
import { cacheFormat, embeddedSettings } from '../../src/embedded/settings.js';
import { senseFiles, writeSenseParts } from '../../src/embedded/write-sense-parts.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { smallLexicon } from './small-embedded.js';

// A cache is found by its name, and the name has a number for the code that built it. Where one of these hashes changes, the number
// beside it goes up by one, in the code and here; otherwise caches of the old code would be taken for those of the new.
const golden = {
  embedded: { format: 8, hash: '24162ad19d1f19baa8aa6f5d1bb841cd636e574550640fe27fd59fa9425c2aee' },
  senses: { format: 2, hash: 'd8e34de2a3622f005cdd3229d3f1d87868b5658c83497be24a73ff5cced16870' },
};

const context = { report: () => undefined, signal: new AbortController().signal };

describe('the number in the names of caches', () => {
  it('goes up when the counts or the spaces of a dozen synsets change', async () => {
    const defaults = embeddedSettings();
    const small = { minimumContextTargets: 1, rank: 3 };
    const settings = {
      ...defaults,
      domain: { ...defaults.domain, ...small },
      function: { ...defaults.function, ...small },
    };
    const shard = await annotateShard({ from: 0, to: 12, settings }, context);
    const spaces = (['domain', 'function'] as const).map((kind) => {
      const sources = [{ kind, shards: [shard[kind]] }];
      return reduceCounts({ name: kind, sources, reduction: settings[kind], settings }, context);
    });
    const bytes = JSON.stringify([shard, await Promise.all(spaces)], (_, value: unknown) => {
      if (value instanceof Map) return [...value];
      return ArrayBuffer.isView(value)
        ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')
        : value;
    });
    expect(bytes.length).toBeGreaterThan(2000);
    expect({ format: cacheFormat, hash: createHash('sha256').update(bytes).digest('hex') }).toEqual(golden.embedded);
  }, 60_000);

  it('goes up when the sense parts of a small lexicon change', async () => {
    const folder = await makeTemporaryFolder();
    await writeSenseParts(folder, makeSenseParts(smallLexicon), { beginning: '' });
    const hash = createHash('sha256');
    for (const name of Object.values(senseFiles).sort()) hash.update(await readFile(join(folder, name)));
    expect({ format: partsFormat, hash: hash.digest('hex') }).toEqual(golden.senses);
  });
});
