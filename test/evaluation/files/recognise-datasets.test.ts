import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { MissingFileError } from '../../../src/errors.js';
import { countItems } from '../../../src/evaluation/files/choose-manifest.js';
import { DataFileReader } from '../../../src/evaluation/files/data-file-reader.js';
import { readDataset } from '../../../src/evaluation/files/read-dataset.js';
import { recogniseDatasets } from '../../../src/evaluation/files/recognise-datasets.js';
import type { RecognisedFolder } from '../../../src/evaluation/files/recognised-task.js';
import { datasetFormats } from '../../../src/evaluation/formats/dataset-formats.js';
import { readTaskManifests } from '../../../src/evaluation/read-task-manifests.js';
import type { TaskManifest } from '../../../src/evaluation/task-manifest.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { type InventedSet, inventedSets } from './invented-datasets.js';

const data = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
let manifests: TaskManifest[];
beforeAll(async () => {
  manifests = await readTaskManifests();
});

type Bytes = string | Uint8Array;
const write = (folder: string, files: Readonly<Record<string, Bytes>>): void => {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
};
const find = async (files: Readonly<Record<string, Bytes>>, known = manifests): Promise<RecognisedFolder> => {
  const folder = await makeTemporaryFolder();
  write(folder, files);
  return await recogniseDatasets(folder, known);
};
const filesOf = ({ files }: InventedSet, change: (text: string) => Bytes = (text) => text): Record<string, Bytes> =>
  Object.fromEntries(files.map(({ name, text }) => [name, change(text)]));
const titleOf = ({ formats }: InventedSet): string => formats.map(([format]) => format).join(', ');
const gs2011 = (...rows: string[]): string =>
  ['participant verb subject object landmark input hilo', ...rows].map((row) => `${row}\n`).join('');

describe('recogniseDatasets', () => {
  it('has an invented set of every format but tables, whose columns nobody can guess', () => {
    const covered = new Set(inventedSets.flatMap(({ formats }) => formats.flat()));
    // The protocols that compare with a verb read the files of others, and are found by path and checksum alone.
    const others = [...datasetFormats.keys()].filter((format) => !format.endsWith('-verb'));
    expect(others.filter((format) => !covered.has(format))).toEqual(['table']);
  });

  it('goes over a line of keys once, whatever follows them', async () => {
    const keys = Array.from({ length: 60 }, () => ' x%1:11:11::%1:11:11::').join('');
    const { tasks } = await find(
      { 'a.txt': `d${keys} and words\n`, 'b.txt': `1\t2\t${'a b '.repeat(16_000)}\tc\n` },
      [],
    );
    expect(tasks).toEqual([]);
  });

  it.each(inventedSets.map((set) => [titleOf(set), set] as const))('knows %s by its content', async (_, set) => {
    const { tasks, problems } = await find(filesOf(set), []);
    expect(problems).toEqual([]);
    expect(tasks.map(({ manifest }) => manifest.format).sort()).toEqual(set.formats.map(([format]) => format).sort());
    for (const { dataset, how, paths, files } of tasks) {
      expect([countItems(dataset), how, paths.length, files.length]).toEqual([
        set.items,
        'content',
        set.files.length,
        set.files.length,
      ]);
    }
  });

  it.each([
    ['lines that end in CR-LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['no end of the last line', (text: string) => text.trimEnd()],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['ISO-8859-1', (text: string) => Buffer.from(text, 'latin1')],
  ] as const)('reads the same items with %s', async (_, change) => {
    for (const set of inventedSets) {
      const plain = await find(filesOf(set), []);
      const changed = await find(filesOf(set, change), []);
      expect([titleOf(set), changed.problems]).toEqual([titleOf(set), []]);
      const items = ({ tasks }: RecognisedFolder) => tasks.map(({ dataset }) => ({ ...dataset, findings: [] }));
      expect(items(changed)).toEqual(items(plain));
    }
  });

  it('takes columns in any order, and tells items that come twice', async () => {
    const text =
      'hilo input landmark object subject verb participant\nHIGH 6 roast bread cook bake p1\nHIGH 6 roast bread cook bake p1\n';
    const { tasks } = await find({ 'swapped.txt': text }, []);
    expect(tasks[0]?.dataset).toMatchObject({ kind: 'rated-pairs', pairs: [{ id: 'bake-roast/cook-bread' }] });
    expect(tasks[0]?.findings.join()).toContain('rated it more than once');
  });

  it('reports what is malformed with its line, and goes on with the rest', async () => {
    const { tasks, problems } = await find({
      'a.txt': gs2011('p1 bake cook bread roast much HIGH'),
      'b.txt': gs2011('p1 bake cook bread roast 6 HIGH'),
      'notes.txt': 'What I did on Monday.\n',
      'empty.txt': '',
      'binary.txt': Buffer.from([1, 0, 2]),
      'README.md': 'about',
      LICENSE: 'a licence',
    });
    expect(tasks.map(({ manifest, paths }) => [manifest.id, paths])).toEqual([['file-b', ['b.txt']]]);
    expect(problems).toMatchObject([
      { path: 'a.txt', problem: expect.stringContaining('line 2: expected a number as rating, found "much"') },
      { path: 'binary.txt', problem: expect.stringContaining('it is no text') },
      { path: 'empty.txt', problem: expect.stringContaining('it is empty') },
      { path: 'notes.txt', problem: 'is of no known format; its first line is "What I did on Monday.".' },
    ]);
  });

  it('cuts the first line of what it does not know to 80 characters, and tells how tables can be read', async () => {
    const { problems } = await find({
      'long.txt': 'x'.repeat(200),
      'own.csv': 'first phrase,second phrase\na b,c d\n',
    });
    expect(problems[0]?.problem).toContain(`"${'x'.repeat(80)}..."`);
    expect(problems[1]?.problem).toContain('--table');
  });

  it('takes the task of the manifest by name, by number, or as the only one of its format, and says so', async () => {
    const relpron = (count: number) =>
      Array.from({ length: count }, (_, place) => `OBJ oven_N: device${place}_N that baker_N use_V\n`).join('');
    const { tasks } = await find({
      'any/where/GS2013data.txt': gs2011('p1 bake cook bread roast 6 HIGH'),
      'properties.txt': relpron(569),
      'thoughts.txt': 'participant verb noun landmark input hilo\np1 sink ship drown 6 high\n',
      'other.txt': gs2011('p1 sink ship sea drown 6 HIGH'),
    });
    expect(tasks.map(({ manifest, findings }) => [manifest.id, findings[0]?.replace(/^.*: /, '')])).toEqual([
      ['file-other', 'of the form of gs2011 or gs2013, but no published file that is known.'],
      ['gs2013', 'taken for the data of gs2013 by its name.'],
      ['gs2013-verb', 'taken for the data of gs2013-verb by its name.'],
      ['ml2008', 'taken for the data of ml2008 by its format.'],
      ['ml2008-verb', 'taken for the data of ml2008-verb by its format.'],
      ['relpron-test', 'taken for the data of relpron-test by the number of its items, 569.'],
    ]);
  });

  it('does not take word pairs for a published set by their number alone', async () => {
    const letters = (place: number): string => `${String.fromCharCode(97 + (place % 26))}${place}`;
    const pairs = Array.from({ length: 65 }, (_, place) => `${letters(place)} ${letters(place + 1)} 3\n`).join('');
    const { tasks } = await find({ 'mine.txt': pairs, 'Constructor pairs.txt': `${pairs}x y 3\n` });
    expect(tasks.map(({ manifest }) => manifest.id)).toEqual(['file-constructor-pairs', 'file-mine']);
    const named = await find({ 'my-rg65.txt': pairs });
    expect(named.tasks.map(({ manifest }) => manifest.id)).toEqual(['rg-65']);
  });

  it("gives the user's own data sets a task that can be run: an id, a main score, files with checksums", async () => {
    const { tasks } = await find({ 'one/a.txt': 'snow rain 7\nsun moon 6\n', 'two/a.txt': 'tea cup 7\nsea wave 3\n' });
    expect(tasks.map(({ manifest }) => [manifest.id, manifest.mainScore])).toEqual([
      ['file-a', 'spearman with mean ratings'],
      ['file-a-2', 'spearman with mean ratings'],
    ]);
    expect(tasks[0]?.files).toEqual([{ path: 'one/a.txt', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('says which part of a set is missing', async () => {
    const set = (format: string) =>
      filesOf(inventedSets.find(({ formats }) => formats[0]?.[0] === format) as InventedSet);
    const { 'own_definitions.txt': _, ...fields } = set('wic-tsv');
    const { 'invented.gold.key.txt': key, ...text } = set('all-words');
    const { 'own.gold.txt': gold, ...wic } = set('wic');
    const found = await find({ ...fields, ...text, ...wic }, []);
    expect(found.tasks).toEqual([]);
    expect(found.problems.map(({ path, problem }) => [path, problem])).toEqual([
      ['invented.data.xml', expect.stringContaining('there is no file with its keys')],
      ['own.data.txt', expect.stringContaining('there is no file with its gold beside it')],
      ['own_examples.txt', 'is like the examples of WiC-TSV, but own_definitions.txt is not beside it.'],
      ['own_hypernyms.txt', expect.stringContaining('no known format')],
      ['own_labels.txt', expect.stringContaining('what it belongs to is not here')],
    ]);
    expect(key !== undefined && gold !== undefined).toBe(true);
  });

  it('finds the keys of a text by their number and ids where names do not tell', async () => {
    const set = filesOf(inventedSets.find(({ formats }) => formats[0]?.[0] === 'all-words') as InventedSet);
    const [text = '', key = ''] = Object.values(set);
    const { tasks, problems } = await find(
      { 'a/words.xml': text, 'b/truth.txt': key, 'b/other.txt': `${key}d001.s000.t000 x%1:00:00::\n` },
      [],
    );
    expect(tasks.map(({ paths }) => paths)).toEqual([['a/words.xml', 'b/truth.txt']]);
    expect(problems).toMatchObject([{ path: 'b/other.txt' }]);
  });

  it('gives two tasks the file that both have, wherever it lies', async () => {
    const set = filesOf(inventedSets.find(({ formats }) => formats[0]?.[0] === 'semeval2012-task2') as InventedSet);
    const { 'subcategories-paradigms.txt': paradigms = '', 'GoldRatings-1a.txt': ratings = '' } = set;
    const base = manifests.find(({ id }) => id === 'semeval2012-task2-training') as TaskManifest;
    const task = (id: string, name: string): TaskManifest => ({
      ...base,
      id,
      data: [{ path: 'x/subcategories-paradigms.txt' }, { path: `x/Gold/${name}` }],
    });
    const { tasks, problems } = await find(
      {
        'a/subcategories-paradigms.txt': `${String(paradigms)}2, c, PART-WHOLE, Collection, tree:forest, card:deck\n`,
        'a/b/GoldRatings-1a.txt': ratings,
        'a/c/GoldRatings-2c.txt': ratings,
      },
      [task('one', 'GoldRatings-1a.txt'), task('two', 'GoldRatings-2c.txt')],
    );
    expect(problems).toEqual([]);
    expect(tasks.map(({ manifest, how, paths }) => [manifest.id, how, paths[0]])).toEqual([
      ['one', 'name', 'a/subcategories-paradigms.txt'],
      ['two', 'name', 'a/subcategories-paradigms.txt'],
    ]);
  });

  it('takes a task from the first of several folders that has it; others than the first may be missing', async () => {
    const folders = [await makeTemporaryFolder(), await makeTemporaryFolder()] as const;
    write(folders[0], { 'a/GS2013data.txt': gs2011('p1 bake cook bread roast 6 HIGH') });
    write(folders[1], {
      'gs2013/GS2013data.txt': gs2011('p1 bake cook bread roast 5 HIGH'),
      'ml.txt': 'participant verb noun landmark input hilo\np1 sink ship drown 6 high\n',
    });
    const { tasks } = await recogniseDatasets([...folders, join(folders[1], 'none')], manifests);
    expect(tasks.map(({ manifest, folder }) => [manifest.id, folders.indexOf(folder)])).toEqual([
      ['gs2013', 0],
      ['gs2013-verb', 0],
      ['ml2008', 1],
      ['ml2008-verb', 1],
    ]);
  });

  it('reads what has the name of a manifest by the reader of that manifest', async () => {
    const row = (...cells: string[]) => `${cells.join('\t')}\n`;
    const text = row('snow', 'rain', '7.5', '7', '8') + row('sun', 'moon', '6', '6', '');
    const { tasks } = await find({ 'rw.txt': text.replaceAll('\t\n', '\n') });
    expect(tasks).toMatchObject([
      { manifest: { id: 'rare-words' }, dataset: { pairs: [{ ratings: [{ value: 7 }, { value: 8 }] }, {}] } },
    ]);
  });

  it('throws nothing of its own for files cut anywhere, and names each of them', { timeout: 120_000 }, async () => {
    const cuts = fc.constantFrom(...inventedSets).chain((set) =>
      fc.record({
        set: fc.constant(set),
        file: fc.nat(set.files.length - 1),
        cut: fc.nat(Math.max(...set.files.map(({ text }) => Buffer.byteLength(text)))),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cuts, async ({ set, file, cut }) => {
        const files = filesOf(set);
        const { name, text } = set.files[file] as { name: string; text: string };
        const { tasks, problems } = await find({ ...files, [name]: Buffer.from(text).subarray(0, cut) }, []);
        const told = [...tasks.flatMap(({ paths }) => paths), ...problems.map(({ path }) => path)];
        expect(told.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it('stops when asked, and says that a folder is not there', async () => {
    const folder = await makeTemporaryFolder();
    write(folder, { 'a.txt': 'snow rain 7\n' });
    const reason = new Error('enough');
    await expect(recogniseDatasets(folder, manifests, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(recogniseDatasets(join(folder, 'none'), manifests)).rejects.toThrow(MissingFileError);
  });

  it('passes over what is longer than any data set, without reading it', async () => {
    const folder = await makeTemporaryFolder();
    const { open } = await import('node:fs/promises');
    const file = await open(join(folder, 'huge.txt'), 'w');
    await file.truncate(200_000_001);
    await file.close();
    const start = performance.now();
    const { problems } = await recogniseDatasets(folder, manifests);
    expect(problems).toMatchObject([{ path: 'huge.txt', problem: expect.stringContaining('has 200000001 bytes') }]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the data that are here', () => {
  const wanted = ['gs2011', 'ml2010-verb-object', 'relpron-development', 'semeval2007', 'semeval2012-task2-training'];

  it('are all found where they lie, and what is no data set is named', async (context) => {
    if (!existsSync(join(data, 'gs2011'))) context.skip(`${data}/gs2011 is not there; set QUALIA_DATA`);
    const { tasks, problems } = await recogniseDatasets(data, manifests);
    expect(tasks.map(({ manifest }) => manifest.id)).toEqual(expect.arrayContaining(wanted));
    expect(tasks.filter(({ how }) => how !== 'path').map(({ manifest }) => manifest.id)).toEqual([]);
    const whole = new Set(tasks.flatMap(({ paths }) => paths));
    expect(problems.filter(({ path }) => whole.has(path))).toEqual([]);
    const missed = problems.filter(({ path }) =>
      /^(?:gs2011|ml20|relpron|sick|turney|semeval|analogy|wordsim|simlex|wic|metonymy)/.test(path),
    );
    expect(missed).toEqual([]);
    for (const folder of ['corpora', 'treebanks', 'vectors']) {
      if (existsSync(join(data, folder))) expect(problems.some(({ path }) => path.startsWith(`${folder}/`))).toBe(true);
    }
  });

  it('are the same tasks under other names', async (context) => {
    if (!existsSync(join(data, 'gs2011'))) context.skip(`${data}/gs2011 is not there; set QUALIA_DATA`);
    const before = await recogniseDatasets(data, manifests);
    const folder = await makeTemporaryFolder();
    let number = 0;
    for (const path of new Set(before.tasks.flatMap(({ paths }) => paths))) {
      cpSync(join(data, path), join(folder, `${number++ % 7}`, `file${number}`));
    }
    const after = await recogniseDatasets(folder, manifests);
    const identity = ({ tasks }: RecognisedFolder) =>
      tasks.map(({ manifest, dataset, files }) => [manifest.id, countItems(dataset), files]);
    expect(identity(after)).toEqual(identity(before));
    expect(after.problems).toEqual([]);
    expect(new Set(after.tasks.map(({ how }) => how))).toEqual(new Set(['checksum']));
  });

  it('are found once where a second folder has them too', async (context) => {
    if (!existsSync(join(data, 'gs2011'))) context.skip(`${data}/gs2011 is not there; set QUALIA_DATA`);
    const folder = await makeTemporaryFolder();
    for (const path of ['gs2011', 'wsd', 'wordsim']) cpSync(join(data, path), join(folder, path), { recursive: true });
    cpSync(join(data, 'gs2011/GS2011data.txt'), join(folder, 'again.txt'));
    const [once, twice] = [
      await recogniseDatasets(data, manifests),
      await recogniseDatasets([data, folder], manifests),
    ];
    expect(twice.tasks.map(({ manifest }) => manifest.id)).toEqual(once.tasks.map(({ manifest }) => manifest.id));
    expect(twice.problems.filter((problem) => problem.folder === folder).map(({ path }) => path)).toEqual([
      'wsd/semcor3.0.tar.xz',
    ]);
  });

  it('are the same tasks with other line ends, by name, number and form', async (context) => {
    if (!existsSync(join(data, 'gs2011'))) context.skip(`${data}/gs2011 is not there; set QUALIA_DATA`);
    const reader = new DataFileReader();
    const before = await recogniseDatasets(data, manifests, { reader });
    const folder = await makeTemporaryFolder();
    for (const path of new Set(before.tasks.flatMap(({ paths }) => paths))) {
      if (path.endsWith('.xz')) continue;
      const text = readFileSync(join(data, path), 'utf8').replaceAll(/\r*\n/g, '\r\n');
      write(folder, { [join('deep', path.replaceAll('/', '_/'))]: path.endsWith('.json') ? `${text} ` : text });
    }
    const after = await recogniseDatasets(folder, manifests);
    const ids = ({ tasks }: RecognisedFolder) =>
      tasks.map(({ manifest }) => manifest.id).filter((id) => !id.startsWith('wic-tsv'));
    expect(ids(after)).toEqual(ids(before));
    expect(new Set(after.tasks.map(({ how }) => how))).toEqual(new Set(['content', 'name', 'checksum']));
  });

  it('are read from the folder that has all files of a task, also from a second one', async (context) => {
    if (!existsSync(join(data, 'gs2011'))) context.skip(`${data}/gs2011 is not there; set QUALIA_DATA`);
    const empty = await makeTemporaryFolder();
    const task = manifests.find(({ id }) => id === 'gs2011') as TaskManifest;
    await expect(readDataset(task, [empty, data])).resolves.toMatchObject({ otherFiles: [] });
    await expect(readDataset(task, [empty])).rejects.toThrow('"qualia bench fetch gs2011" gets it');
    const test = manifests.find(({ id }) => id === 'semeval2012-task2-test') as TaskManifest;
    await expect(readDataset(test, [empty, data])).rejects.toThrow(
      join(data, 'semeval2012_task2/GoldRatings/GoldRatings-1b.txt'),
    );
  });
});
