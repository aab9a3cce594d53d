import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, ParseError } from '../../../src/errors.js';
import { openTable } from '../../../src/evaluation/files/open-table.js';
import { runTask } from '../../../src/evaluation/run-task.js';
import type { EvaluatedSystem } from '../../../src/evaluation/systems/evaluated-system.js';
import { taskManifestSchema } from '../../../src/evaluation/task-manifest.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
const write = async (name: string, text: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

describe('openTable', () => {
  it('makes a task of any table of rated pairs, which can be run', async () => {
    const path = await write('My Pairs.csv', 'word1,word2,score\nsnow,rain,7\nsun,moon,5\ntea,stone,1\n');
    const task = await openTable(path, 'left=word1,right=word2,rating=score');
    expect(task).toMatchObject({
      manifest: { id: 'file-my-pairs', mainScore: 'spearman with mean ratings' },
      dataset: { kind: 'rated-pairs', pairs: [{ id: 'snow/rain' }, { id: 'sun/moon' }, { id: 'tea/stone' }] },
      files: [{ path }],
    });
    expect(() => taskManifestSchema.parse(task.manifest)).not.toThrow();
    const system: EvaluatedSystem = {
      name: 'by length',
      description: { specification: 'length', files: [], settings: {} },
      answerers: { 'rated-pairs': ({ pairs }) => pairs.map(({ ratings }) => ({ answer: ratings[0]?.value })) },
    };
    const result = await runTask(task, system, { version: '0', samples: 10 });
    expect(result.scores.find(({ measure }) => measure === result.mainScore)?.value).toBeCloseTo(1, 12);
  });

  it('takes tables without header by the numbers of their columns, and ISO-8859-1', async () => {
    const path = await write('plain.tsv', Buffer.from('café\ttea\t7\nsun\tmoon\t5\n', 'latin1'));
    const { dataset } = await openTable(path, 'left=1,right=2,score=3');
    expect(dataset).toMatchObject({ pairs: [{ left: { words: ['café'] } }, { left: { words: ['sun'] } }] });
  });

  it('names the columns that are missing, and those that are there', async () => {
    const path = await write('a.csv', 'first,second,mean\nsnow,rain,7\n');
    const opening = openTable(path, 'left=word1,right=word2,rating=mean');
    await expect(opening).rejects.toThrow(FileFormatError);
    await expect(opening).rejects.toThrow('line 1: names no column "word1", "word2", but: first, second, mean.');
    await expect(openTable(path, 'left=first,right=second,rating=9')).rejects.toThrow('names 3 columns');
  });

  it('tells of tables that are not there, empty, or whose columns make no sense', async () => {
    await expect(openTable(join(folder, 'none.csv'), 'left=a,right=b,score=c')).rejects.toThrow(MissingFileError);
    await expect(openTable(await write('b.csv', ''), 'left=a,right=b,score=c')).rejects.toThrow('The file is empty');
    await expect(openTable(join(folder, 'none.csv'), 'left=a')).rejects.toThrow(ParseError);
  });
});
