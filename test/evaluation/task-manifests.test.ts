import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { MissingFileError, QualiaError } from '../../src/errors.js';
import type { AnyAnswer, Dataset } from '../../src/evaluation/any-dataset.js';
import { countItems } from '../../src/evaluation/files/choose-manifest.js';
import { DataFileReader } from '../../src/evaluation/files/data-file-reader.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { datasetFormats } from '../../src/evaluation/formats/dataset-formats.js';
import { taskKindOf } from '../../src/evaluation/kinds/task-kinds.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import type { TaskManifest } from '../../src/evaluation/task-manifest.js';

const folder = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
let manifests: TaskManifest[];
beforeAll(async () => {
  manifests = await readTaskManifests();
});

describe('the manifests of tasks', () => {
  it('have descriptions of their own and a format that is known', () => {
    const perGold = (manifest: TaskManifest) => [manifest.description, manifest.source].join(' / ');
    const descriptions = manifests.map(perGold);
    expect(descriptions.filter((text, index) => descriptions.indexOf(text) !== index)).toEqual([]);
    const unknown = manifests.filter(({ format }) => format !== undefined && !datasetFormats.has(format));
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it('know the length of each file whose checksum they know', () => {
    const files = manifests.flatMap(({ data }) =>
      data.flatMap((file) => [file, ...(file.archive === undefined ? [] : [file.archive])]),
    );
    expect(files.filter(({ sha256, bytes }) => (sha256 === undefined) !== (bytes === undefined))).toEqual([]);
  });

  it('name one file by one checksum', () => {
    const known = new Map<string, string | undefined>();
    for (const { path, sha256 } of manifests.flatMap(({ data }) => data)) {
      expect([path, known.has(path) ? known.get(path) : sha256]).toEqual([path, sha256]);
      known.set(path, sha256);
    }
  });

  it('say on what published scores of another part were measured', () => {
    const parts = manifests.filter(({ id, published }) => /-(train|training|trial)$/.test(id) && published.length > 0);
    expect(parts.filter(({ publishedOn }) => publishedOn === undefined).map(({ id }) => id)).toEqual([]);
  });

  it('have the checksums and the number of items of the data that are here', async (context) => {
    if (!existsSync(folder)) context.skip(`${folder} is not there; set QUALIA_DATA`);
    const reader = new DataFileReader();
    const read: string[] = [];
    for (const manifest of manifests.filter(({ data }) => data.length > 0)) {
      const found = await readDataset(manifest, folder, { reader }).catch((error: unknown) => {
        if (error instanceof MissingFileError) return undefined;
        throw error;
      });
      if (found === undefined) continue;
      read.push(manifest.id);
      const { dataset, otherFiles } = found;
      const unpinned = manifest.data.filter(({ sha256 }) => sha256 === undefined).map(({ path }) => path);
      expect([manifest.id, otherFiles, unpinned]).toEqual([manifest.id, [], []]);
      expect([manifest.id, countItems(dataset)]).toEqual([manifest.id, manifest.items]);
    }
    if (read.length === 0) context.skip(`${folder} holds no data of a task`);
    expect(read.length).toBeGreaterThan(0);
  });

  it('have a main score that their kind gives, where their data are here', async (context) => {
    if (!existsSync(folder)) context.skip(`${folder} is not there; set QUALIA_DATA`);
    for (const manifest of manifests.filter(({ data }) => data.length > 0)) {
      const { mainScore, id } = manifest;
      const found = await readDataset(manifest, folder).catch(() => undefined);
      const measures = found === undefined ? undefined : measuresOf(found.dataset);
      if (measures !== undefined) expect([id, measures.includes(mainScore)]).toEqual([id, true]);
    }
  });

  it('read the joined sets of the metonymy releases as the same names', async (context) => {
    const path = join(folder, 'metonymy/relocar_train.json');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const items = async (id: string) => {
      const manifest = manifests.find((one) => one.id === id) as TaskManifest;
      const { dataset } = await readDataset(manifest, folder);
      return dataset.kind === 'metonymy' ? dataset.items.length : 0;
    };
    expect(await items('relocar-train')).toBe(await items('relocar-binary-train'));
  });
});

/** The measures of the first items with an answer each; undefined for kinds that are not scored yet, and without gold. */
function measuresOf(dataset: Dataset): string[] | undefined {
  try {
    const kind = taskKindOf(dataset);
    const few = kind.take(dataset, 3);
    if ('items' in few && few.items.some((item) => 'label' in item && item.label === undefined)) return undefined;
    return kind.score(few, answersTo(few), { samples: 10 }).scores.map(({ measure }) => measure);
  } catch (error) {
    if (error instanceof QualiaError && error.code === 'UNKNOWN_KIND') return undefined;
    throw error;
  }
}

function answersTo(set: Dataset): AnyAnswer[] {
  switch (set.kind) {
    case 'rated-pairs':
      return set.pairs.map((_, place) => place);
    case 'choices':
      return set.questions.map(({ choices }) => choices.map((_, place) => place));
    case 'analogies':
      return set.questions.map(({ answers }) => answers[0] ?? '');
    case 'properties':
      return [...new Set(set.properties.map(({ term }) => term))].map(() => set.properties.map((_, place) => place));
    case 'relation-degrees':
      return set.relations.map(({ rated }) => rated.map(({ score }) => score));
    case 'relata':
      return set.concepts.map(({ relata }) => relata.map((_, place) => place));
    case 'all-words':
      return set.instances.map(({ gold }) => gold);
    case 'example-senses':
      return set.questions.map(() => ['']);
    case 'metonymy':
      return set.items.map(() => 'literal');
    case 'aspects':
      return set.items.map(() => 'location');
    default:
      return set.items.map(() => 'T');
  }
}
