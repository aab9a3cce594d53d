import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFrequentVerbs } from '../../src/discocat/keep-frequent-verbs.js';
import { readBuiltVerbs } from '../../src/discocat/read-built-verbs.js';
import { readLearnedTensors } from '../../src/discocat/read-learned-tensors.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { findVerbFileKind } from '../../src/discocat/verb-file-kind.js';
import { buildVerbTensors } from '../../src/discocat/verb-tensors.js';
import { writeVerbTensors } from '../../src/discocat/write-verb-tensors.js';
import { FileFormatError, OptionError } from '../../src/errors.js';
import { labelsToArrays } from '../../src/matrix/container-labels.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { denseSpace } from '../embedding/dense-space.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'built-verbs-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const space = denseSpace('nouns', [
  ['', [1, 0]],
  ['constructor', [0, 1]],
  ['__proto__', [1, 1]],
]);
const known = [
  { verb: '__proto__', subject: '', object: 'constructor', count: 2 },
  { verb: 'constructor', subject: 'constructor', object: '__proto__', count: 1 },
  { verb: 'constructor', subject: '__proto__', object: '', count: 3 },
];
const verbs = new VerbArguments([...known, { verb: 'see', subject: 'dog', object: '', count: 1 }]);
const file = { path: 'nouns.safetensors', sha256: 'a'.repeat(64) };

describe('readBuiltVerbs', () => {
  it('gives back the triples whose nouns the space holds', async () => {
    const path = join(folder, 'pairs.safetensors');
    await writeVerbTensors(path, buildVerbTensors(verbs, space, { keep: 'pairs' }), { spaceSha256: file.sha256 });
    expect([...(await readBuiltVerbs(path, file)).all()]).toEqual([...new VerbArguments(known).all()]);
    await expect(readBuiltVerbs(path, { ...file, sha256: 'b'.repeat(64) })).rejects.toThrow(
      /nouns space with the checksum a{12}, and nouns\.safetensors has b{12}/,
    );
    await expect(readLearnedTensors(path)).rejects.toThrow(/"qualia verb build".*expected.*"qualia verb train"/);
  });

  it('refuses files that name no space, keep no pairs, lack numbers or hold something else', async () => {
    const path = join(folder, 'wrong.safetensors');
    await writeVerbTensors(path, buildVerbTensors(verbs, space));
    await expect(readBuiltVerbs(path, file)).rejects.toThrow(/does not name the file of the nouns space/);
    await writeVerbTensors(path, buildVerbTensors(verbs, space, { keep: 'dense' }), { spaceSha256: file.sha256 });
    await expect(readBuiltVerbs(path, file)).rejects.toThrow(/kept as dense.*--keep pairs/);
    const metadata = new Map([
      ['format', 'verb tensors 1'],
      ['space.sha256', file.sha256],
    ]);
    const labels = [...labelsToArrays('verbs', ['see']), ...labelsToArrays('nouns', [''])];
    await writeContainer(path, new Map(labels), metadata);
    await expect(readBuiltVerbs(path, file)).rejects.toThrow(/kinds: holds no numbers/);
    await writeContainer(path, new Map(labels.slice(0, 2)), metadata);
    await expect(readBuiltVerbs(path, file)).rejects.toThrow(FileFormatError);
    const list = <Values extends Uint8Array | Uint32Array | Float32Array>(values: Values) => {
      return { shape: [values.length], values };
    };
    const pair = new Map([
      ...labels,
      ['kinds', list(Uint8Array.of(0))],
      ['sizes', list(Uint32Array.of(1))],
      ['pairs.subjects', list(Uint32Array.of(0))],
      ['pairs.objects', list(Uint32Array.of(1))],
      ['pairs.counts', list(Float32Array.of(1))],
    ]);
    await writeContainer(path, pair, metadata);
    await expect(readBuiltVerbs(path, file)).rejects.toThrow(/pair 0 of "see" is no two of 1 nouns/);
    await writeContainer(path, pair, new Map());
    await expect(readBuiltVerbs(path, file)).rejects.toThrow(/tells of something else/);
  });
});

describe('findVerbFileKind', () => {
  it('knows built from learned verbs, and both from others', () => {
    expect(findVerbFileKind(new Map([['format', 'verb tensors 1']]))).toBe('built');
    expect(findVerbFileKind(new Map([['kind', 'learned tensors']]))).toBe('learned');
    expect(findVerbFileKind(new Map([['format', 'constructor']]))).toBeUndefined();
  });
});

describe('keepFrequentVerbs', () => {
  it('keeps verbs with enough triples of known nouns, with all their triples', () => {
    const more = new VerbArguments([...known, { verb: 'constructor', subject: 'dog', object: '', count: 1 }]);
    expect([...keepFrequentVerbs(more, space, 2).all()]).toEqual(more.of('constructor'));
    expect(keepFrequentVerbs(verbs, space, 1).verbs).toEqual(['__proto__', 'constructor']);
    expect(keepFrequentVerbs(verbs, space, 3).verbs).toEqual([]);
    for (const least of [0, 1.5]) expect(() => keepFrequentVerbs(verbs, space, least)).toThrow(OptionError);
  });
});
