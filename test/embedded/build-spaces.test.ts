import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CorpusReader } from '../../src/corpus/corpus-reader.js';
import { readFrequencies } from '../../src/corpus/read-frequencies.js';
import { type BuildSpacesOptions, buildSpaces } from '../../src/embedded/build-spaces.js';
import type { BuildProgress } from '../../src/embedded/finish-build.js';
import { readTriples } from '../../src/embedded/triples-table.js';
import { createInlineEngine } from '../../src/engine/inline-engine.js';
import { OptionError } from '../../src/errors.js';
import { readSpace } from '../../src/space/read-space.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

const nouns = ['dog', 'cat', 'horse', 'farmer', 'baker', 'child', 'bird', 'cow'];
const verbs = ['chase', 'feed', 'see', 'hear', 'follow'];

/** A made-up corpus: nouns do something to about half of the others. */
const reader: CorpusReader = {
  name: 'made-up',
  async *read() {
    let position = 0;
    for (const [first, subject] of nouns.entries()) {
      for (const [second, object] of nouns.entries()) {
        if ((first * 3 + second * 5) % 7 < 3) continue;
        const verb = verbs[(first * second) % verbs.length];
        yield { document: subject, position: position++, text: `The ${subject} will ${verb} the old ${object}.` };
      }
      position = 0;
    }
  },
};

const options: BuildSpacesOptions = {
  counting: { contexts: [{ name: 'domain' }, { name: 'function' }], targets: 'words', multiwords: false, tuples: true },
  making: {
    minimumTargetCount: 1,
    minimumContextTargets: 1,
    maximumContexts: 100,
    weighting: 'ppmi',
    contextSmoothing: 1,
    rank: 3,
    exponent: 0.5,
    seed: 1,
    threads: 1,
  },
  engine: createInlineEngine(),
};

describe('buildSpaces', () => {
  it('leaves out targets that occur too few times, whatever their contexts count', async () => {
    const folder = await makeTemporaryFolder();
    const contexts = [{ name: 'window', radius: 3, weighting: 'harmonic' }] as const;
    const counting = { ...options.counting, contexts };
    await buildSpaces(reader, folder, { ...options, counting });
    const frequencies = await readFrequencies(join(folder, 'frequency.tsv'));
    const all = await readSpace(join(folder, 'window.counts.safetensors'));
    const least = 1 + Math.min(...frequencies.values());
    await buildSpaces(reader, folder, { ...options, counting, making: { ...options.making, minimumFrequency: least } });
    const frequent = await readSpace(join(folder, 'window.counts.safetensors'));
    const wanted = all.targets.labels.filter((target) => (frequencies.get(target) ?? 0) >= least);
    expect(frequent.targets.labels).toEqual(wanted);
    expect(wanted.length).toBeLessThan(all.targets.size);
    expect(frequent.history.at(-1)?.options).toMatchObject({ minimumFrequency: least });
  });

  it('writes counts, spaces, tables and a record, and does not count again for another rank', async () => {
    const folder = await makeTemporaryFolder();
    const stages = new Set<string>();
    const onProgress = ({ stage }: BuildProgress): void => void stages.add(stage);
    const record = await buildSpaces(reader, folder, { ...options, mono: true, onProgress });
    expect([...stages]).toEqual(['counting', 'tables', 'spaces']);
    expect(record.counts.units).toBeGreaterThan(30);
    expect(record.spaces.map(({ name }) => name)).toEqual(['domain', 'function', 'mono']);
    const domain = await readSpace(join(folder, 'domain.safetensors'));
    expect(domain.has('farmer')).toBe(true);
    expect(domain.matrix.columns).toBe(3);
    expect(domain.history[0]).toMatchObject({ step: 'domain counts of made-up', options: { window: 7 } });
    const [domainCounts, functionCounts, monoCounts] = await Promise.all(
      ['domain', 'function', 'mono'].map((name) => readSpace(join(folder, `${name}.counts.safetensors`))),
    );
    expect(monoCounts?.matrix.columns).toBe(
      (domainCounts?.matrix.columns ?? 0) + (functionCounts?.matrix.columns ?? 0),
    );
    expect((await readTriples(join(folder, 'verb-subject-object.tsv'))).has('chase')).toBe(true);
    expect(await readFile(join(folder, 'frequency.tsv'), 'utf8')).toMatch(/^target\tcount\nbaker\t\d+\n/);
    expect(JSON.parse(await readFile(join(folder, 'build.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(record)));
    expect(Object.keys(record.files)).toContain(join('counts', 'domain.run'));

    const unread = {
      ...reader,
      read: () => {
        throw new Error('read again');
      },
    };
    const again = await buildSpaces(unread, folder, { ...options, making: { ...options.making, rank: 2 } });
    expect(again.counts).toEqual(record.counts);
    expect((await readSpace(join(folder, 'domain.safetensors'))).matrix.columns).toBe(2);
  });

  it('tells in the history how contexts were made, selected and weighted, and calls them by their labels', async () => {
    const folder = await makeTemporaryFolder();
    const narrow = { name: 'function', label: 'narrow', window: 2, verbs: 'all' } as const;
    const counting = { ...options.counting, contexts: [{ name: 'function' }, narrow] as const, tuples: false };
    const making = { ...options.making, contextSelection: 'count', shift: 0.2 } as const;
    const record = await buildSpaces(reader, folder, { ...options, counting, making });
    expect(record.spaces.map(({ name }) => name)).toEqual(['function', 'narrow']);
    const { history } = await readSpace(join(folder, 'narrow.safetensors'));
    expect(history.slice(0, 3)).toMatchObject([
      { step: 'narrow counts of made-up', options: { window: 2, verbs: 'all', parts: 'all' } },
      { step: 'selectContexts', options: { maximumContexts: 100, contextSelection: 'count' } },
      { step: 'ppmi', options: { shift: 0.2 } },
    ]);
  });

  it('says what to do when the thresholds leave nothing', async () => {
    const making = { ...options.making, minimumTargetCount: 1e6 };
    await expect(buildSpaces(reader, await makeTemporaryFolder(), { ...options, making })).rejects.toThrow(
      /No target of the domain space is left.*lower the minimum counts/,
    );
  });

  it.each<[string, Partial<BuildSpacesOptions>]>([
    [
      'mono without function contexts',
      { mono: true, counting: { ...options.counting, contexts: [{ name: 'domain' }] } },
    ],
    ['no contexts', { counting: { ...options.counting, contexts: [] } }],
    ['a window of 0', { counting: { ...options.counting, contexts: [{ name: 'domain', window: 0 }] } }],
    [
      'two kinds of one name',
      { counting: { ...options.counting, contexts: [{ name: 'domain' }, { name: 'domain' }] } },
    ],
    ['a negative shift', { making: { ...options.making, shift: -1 } }],
    ['a shift of weights without one', { making: { ...options.making, weighting: 'contextRatio', shift: 1 } }],
    ['a rank of 0', { making: { ...options.making, rank: 0 } }],
  ])('refuses %s before it counts', async (_, wrong) => {
    const folder = join(await makeTemporaryFolder(), 'new');
    await expect(buildSpaces(reader, folder, { ...options, ...wrong })).rejects.toThrow(OptionError);
    expect(existsSync(folder)).toBe(false);
  });
});
