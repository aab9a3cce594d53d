import { describe, expect, it } from 'vitest';
import type { CheckFinding } from '../../src/lexicon/checks/lexicon-check.js';
import { FindingsBoard } from '../../src/workbench/findings-board.js';
import { type JobRunner, runHere } from '../../src/workbench/jobs/job-runner.js';
import { createAnimals, openStore } from '../lexicon/edits/edit-fixture.js';

const emu = { verb: 'add-entry', lemma: 'emu', partOfSpeech: 'n' } as const;

describe('FindingsBoard', () => {
  it('has the findings once they are computed, and follows edits, undo and redo', async () => {
    const { lexicon, editor } = openStore();
    const board = new FindingsBoard(lexicon, runHere);
    expect([board.state, board.findings.length]).toEqual(['waiting', 0]);
    await board.start();
    expect([board.state, board.findings.length]).toEqual(['ready', 0]);
    board.apply(editor.edit([emu]));
    expect(board.findings.map(({ code }) => code)).toEqual(['W201']);
    board.apply(editor.undo());
    expect(board.findings).toEqual([]);
    board.apply(editor.redo());
    await board.restart();
    expect(board.findings.map(({ code }) => code)).toEqual(['W201']);
  });

  it('takes in what was edited while it was computing', async () => {
    const { lexicon, editor } = openStore();
    const slow: JobRunner = async function* () {
      board.apply(editor.edit([emu]));
      yield { kind: 'findings', findings: [] };
    };
    const board: FindingsBoard = new FindingsBoard(lexicon, slow);
    await board.start();
    expect(board.findings.map(({ code }) => code)).toEqual(['W201']);
  });

  it('says why there are none where the check fails', async () => {
    const { lexicon } = openStore();
    const broken: JobRunner = async function* () {
      yield* [] as { kind: 'findings'; findings: CheckFinding[] }[];
      throw new Error('no memory');
    };
    const board = new FindingsBoard(lexicon, broken);
    await board.start();
    expect([board.state, board.problem]).toEqual(['failed', 'no memory']);
  });
});

describe('runHere', () => {
  it('begins anew where an edit comes in between, so that it never sees half of it', async () => {
    const { lexicon, editor } = openStore(createAnimals());
    const pieces = runHere(lexicon, { kind: 'format', format: 'json' }, new AbortController().signal);
    const first = pieces.next();
    editor.edit([{ verb: 'set-gloss', synset: 'tiny-2', text: 'a new gloss' }]);
    const { value } = await first;
    expect(value?.kind === 'bytes' ? new TextDecoder().decode(value.bytes) : '').toContain('a new gloss');
  });

  it('packs the files of WNDB into an archive', async () => {
    const { lexicon } = openStore();
    const bytes: Uint8Array[] = [];
    for await (const piece of runHere(lexicon, { kind: 'format', format: 'wndb' }, new AbortController().signal)) {
      if (piece.kind === 'bytes') bytes.push(piece.bytes);
    }
    const text = Buffer.concat(bytes).toString('latin1');
    for (const name of ['data.noun', 'index.noun', 'index.sense']) expect(text).toContain(name);
  });
});
