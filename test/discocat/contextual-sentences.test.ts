import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sentence } from '../../src/corpus/sentence.js';
import { embedSentences, embedVerbArguments } from '../../src/discocat/contextual-sentences.js';
import { readVerbOccurrences } from '../../src/discocat/read-verb-occurrences.js';
import { relationalMatrix } from '../../src/discocat/relational-matrix.js';
import { findVerbOccurrences, type VerbOccurrence } from '../../src/discocat/verb-occurrences.js';
import type { ContextualModel } from '../../src/embedding/contextual-model.js';

/** The vector of a target: how long it is, how long its text is, and 1. */
const model: ContextualModel = {
  provider: 'toy',
  modelId: 'lengths',
  doEmbedTargets: async ({ targets, layers = [0] }) => ({
    embeddings: targets.map(({ text, start, end }) => [end - start, text.length, 1 + (layers[0] ?? 0)]),
  }),
};
const occurrences: VerbOccurrence[] = [
  { verb: 'chase', text: 'dogs chase a cat', subject: { start: 0, end: 4 }, object: { start: 13, end: 16 } },
  { verb: 'see', text: 'he saw it', subject: { start: 0, end: 2 }, object: { start: 7, end: 9 } },
  { verb: 'chase', text: 'a bear chased me', subject: { start: 2, end: 6 }, object: { start: 14, end: 16 } },
];

describe('embedVerbArguments', () => {
  it('gives each verb the vectors of its arguments where they stand, in order', async () => {
    const verbs = await embedVerbArguments(model, occurrences);
    expect([...verbs.keys()]).toEqual(['chase', 'see']);
    const chase = verbs.get('chase');
    if (chase === undefined) throw new Error('chase is there');
    expect(Array.from(chase.subjects.row(0))).toEqual([4, 16, 1]);
    expect(Array.from(chase.objects.row(1))).toEqual([2, 16, 1]);
    expect(Array.from(chase.counts)).toEqual([1, 1]);
    // 4 . 3 + 4 . 2 for the first entries.
    expect(relationalMatrix(chase).values[0]).toBe(20);
    const other = await embedVerbArguments(model, occurrences, { layers: [4] });
    expect(Array.from(other.get('see')?.subjects.row(0) ?? [])).toEqual([2, 9, 5]);
    expect((await embedVerbArguments(model, [])).size).toBe(0);
  });
});

describe('embedSentences', () => {
  it('takes the nouns as they stand in the sentence, and leaves out verbs without arguments', async () => {
    const verbs = await embedVerbArguments(model, occurrences);
    const [known, unknown] = await embedSentences(
      model,
      [
        { subject: 'dog', verb: 'chase', object: 'bird' },
        { subject: 'dog', verb: 'eat', object: 'bird' },
      ],
      verbs,
    );
    expect(Array.from(known?.subject ?? [])).toEqual([3, 'dog chase bird'.length, 1]);
    expect(Array.from(known?.object ?? [])).toEqual([4, 'dog chase bird'.length, 1]);
    expect(known?.verb).toBe(verbs.get('chase'));
    expect(unknown).toBeUndefined();
  });
});

describe('findVerbOccurrences', () => {
  it('finds verbs between nouns, and no pronouns', () => {
    const words = [
      ['Dogs', 'dog', 'NOUN', 1, 'nsubj'],
      ['Chased', 'Chase', 'VERB', -1, 'root'],
      ['cats', 'cat', 'NOUN', 1, 'obj'],
      ['and', 'and', 'CCONJ', 4, 'cc'],
      ['saw', 'see', 'VERB', 1, 'conj'],
      ['it', 'it', 'PRON', 4, 'obj'],
    ] as const;
    let start = 0;
    const tokens = words.map(([form, lemma, tag]) => {
      const token = { form, lemma, tag, start, end: start + form.length };
      start = token.end + 1;
      return token;
    });
    const text = words.map(([form]) => form).join(' ');
    const tree = { heads: words.map(([, , , head]) => head), relations: words.map(([, , , , relation]) => relation) };
    const sentence: Sentence = { document: 'd', position: 0, text, tokens, tree };
    expect(findVerbOccurrences(sentence)).toEqual([
      { verb: 'chase', text, subject: { start: 0, end: 4 }, object: { start: 12, end: 16 } },
    ]);
  });
});

describe('readVerbOccurrences', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qualia-occurrences-'));
    path = join(folder, 'occurrences.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads what is written as JSON, of all verbs or of those asked for', async () => {
    await writeFile(path, `${occurrences.map((one) => JSON.stringify(one)).join('\n')}\n\n`);
    expect(await readVerbOccurrences(path)).toEqual(occurrences);
    expect(await readVerbOccurrences(path, { verbs: new Set(['see']) })).toEqual(occurrences.slice(1, 2));
  });

  it.for([
    ['{"verb": "chase"', /line 2: is not JSON/],
    ['{"verb": "chase"}', /line 2: text: /],
    [JSON.stringify({ ...occurrences[0], object: { start: 13, end: 99 } }), /line 2: .*has a place outside the text/],
  ] as const)('names the line that is none: %s', async ([line, problem]) => {
    await writeFile(path, `${JSON.stringify(occurrences[0])}\n${line}\n`);
    await expect(readVerbOccurrences(path)).rejects.toThrow(problem);
  });
});
