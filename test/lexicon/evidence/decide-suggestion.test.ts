import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QualiaError } from '../../../src/errors.js';
import { EditConflictError, EditError, UnknownRecordError } from '../../../src/lexicon/edits/edit-errors.js';
import type { LexiconEditor } from '../../../src/lexicon/edits/lexicon-editor.js';
import type { Operation } from '../../../src/lexicon/edits/operation.js';
import {
  acceptSuggestion,
  DecidedSuggestionError,
  rejectSuggestion,
  reopenSuggestion,
} from '../../../src/lexicon/evidence/decide-suggestion.js';
import type { EvidenceStore } from '../../../src/lexicon/evidence/evidence-store.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import type { StoredLexicon } from '../../../src/lexicon/store/stored-lexicon.js';
import { createAnimals, edit, newStorePath, openStore } from '../edits/edit-fixture.js';
import { readCorpus, suggest } from './evidence-fixture.js';

/** A store with a suggestion that has an edit, and one that has none. */
function openSuggestions() {
  const { editor, lexicon } = openStore();
  const evidence = readCorpus(lexicon);
  evidence.addSuggestions(1, [suggest(), suggest({ kind: 'confused-senses', operations: [] })]);
  return { editor, lexicon, evidence };
}

function examplesOf(lexicon: StoredLexicon): string[] {
  return lexicon.findSense('dog-1')?.sense.examples.map(({ text }) => text) ?? [];
}

describe('acceptSuggestion', () => {
  it('does the operations of a suggestion and notes who decided, with the score and the model', () => {
    const { editor, lexicon, evidence } = openSuggestions();
    const { suggestion, edit } = acceptSuggestion(editor, 1, { who: 'Ada' });
    expect(suggestion.decision).toEqual({
      state: 'accepted',
      time: '2030-01-01T00:00:00.000Z',
      who: 'Ada',
      why: '',
      change: 1,
      undone: false,
      score: 0.75,
      model: 'coin 1',
    });
    expect([suggestion.state, edit?.change.number]).toEqual(['accepted', 1]);
    expect(editor.history()[0]).toMatchObject({ who: 'Ada', why: 'suggestion 1: Three lines of "dog" fit no sense.' });
    expect(examplesOf(lexicon)).toEqual(['The dog barked.']);
    expect(evidence.countSuggestions({ state: 'accepted' })).toEqual([
      { kind: 'new-sense', state: 'accepted', count: 1 },
    ]);
  });

  it('says of what it adds that a suggestion is where it comes from, beside what is said of it already', () => {
    const { editor, lexicon } = openSuggestions();
    const own = { provenance: { status: 'mine' } };
    const operations: Operation[] = [
      { verb: 'add-entry', lemma: 'mutt', partOfSpeech: 'n', id: 'mutt' },
      { verb: 'add-sense', entry: 'mutt', synset: 'tiny-2', id: 'mutt-1', ...own },
      { verb: 'relate', source: 'tiny-3', type: 'hypernym', target: 'tiny-1' },
      { verb: 'set-gloss', synset: 'tiny-2', text: 'a beast that barks' },
    ];
    const { suggestion } = acceptSuggestion(editor, 1, { operations, why: 'better so' });
    expect([suggestion.state, editor.history()[0]?.why]).toEqual(['changed', 'better so (suggestion 1)']);
    const given = new Map([
      ['status', 'changed'],
      ['confidenceScore', '0.75'],
      ['note', 'suggestion 1 (new-sense) of coin 1'],
    ]);
    expect(lexicon.findEntry('mutt')?.record.provenance).toEqual(given);
    expect(lexicon.findSense('mutt-1')?.sense.provenance).toEqual(new Map([...given, ['status', 'mine']]));
    expect(lexicon.findSynset('tiny-3')?.record.relations[0]?.provenance).toEqual(given);
  });

  it('edits nothing where a suggestion has no operations and none are given', () => {
    const { editor } = openSuggestions();
    const { suggestion, edit } = acceptSuggestion(editor, 2);
    expect([suggestion.state, suggestion.decision?.change, edit, editor.history()]).toEqual([
      ...['accepted', undefined, undefined, []],
    ]);
    expect(reopenSuggestion(editor, 2).state).toBe('open');
  });

  it('changes nothing in a dry run, or where its edit cannot be made', () => {
    const { editor, lexicon, evidence } = openSuggestions();
    const { suggestion, edit } = acceptSuggestion(editor, 1, { dryRun: true });
    expect([suggestion.state, edit?.dryRun, edit?.change.number]).toEqual(['open', true, 1]);
    const operations: Operation[] = [{ verb: 'add-example', of: 'nothing', text: 'x' }];
    expect(() => acceptSuggestion(editor, 1, { operations })).toThrow(UnknownRecordError);
    expect(() => acceptSuggestion(editor, 1, { versions: new Map([['dog-1', 7]]) })).toThrow(EditConflictError);
    expect([evidence.decisions(1), editor.history(), lexicon.readRecords()]).toEqual([[], [], createAnimals()]);
  });
});

describe('a suggestion that is decided', () => {
  it('is refused to the second of two people, who is told who did what', () => {
    const { editor } = openSuggestions();
    rejectSuggestion(editor, 1, { who: 'Ada', why: 'it is a verb' });
    const second = (): unknown => acceptSuggestion(editor, 1, { who: 'Bo' });
    expect(second).toThrow(DecidedSuggestionError);
    expect(second).toThrow(
      'Suggestion 1 was rejected by Ada at 2030-01-01T00:00:00.000Z (it is a verb). Reopen it to decide anew.',
    );
    expect(() => rejectSuggestion(editor, 1)).toThrow(DecidedSuggestionError);
    reopenSuggestion(editor, 1);
    acceptSuggestion(editor, 1);
    expect(() => rejectSuggestion(editor, 1)).toThrow(/was accepted by someone at .* Undo change 1 to decide anew/);
    expect(() => reopenSuggestion(editor, 1)).toThrow(DecidedSuggestionError);
  });

  it('is open again where its change is undone, and accepted where that is redone', () => {
    const { editor, evidence } = openSuggestions();
    acceptSuggestion(editor, 1, { who: 'Ada' });
    editor.undo();
    expect(evidence.findSuggestion(1)).toMatchObject({ state: 'open', decision: undefined });
    expect(evidence.decisions(1)).toMatchObject([{ state: 'accepted', who: 'Ada', undone: true }]);
    editor.redo();
    expect(evidence.findSuggestion(1)).toMatchObject({ state: 'accepted', decision: { who: 'Ada', undone: false } });
    editor.undo();
    rejectSuggestion(editor, 1, { who: 'Bo' });
    expect(evidence.decisions(1).map(({ state, who }) => [state, who])).toEqual([
      ['rejected', 'Bo'],
      ['accepted', 'Ada'],
    ]);
  });

  it('is accepted where its edit is redone, whatever was decided meanwhile, and rejected where that is undone again', () => {
    const { editor, evidence } = openSuggestions();
    acceptSuggestion(editor, 1);
    editor.undo();
    rejectSuggestion(editor, 1, { who: 'Bo' });
    editor.redo();
    expect(evidence.findSuggestion(1)).toMatchObject({ state: 'accepted', decision: { change: 1 } });
    expect(() => reopenSuggestion(editor, 1)).toThrow(DecidedSuggestionError);
    editor.undo();
    expect(evidence.findSuggestion(1)).toMatchObject({ state: 'rejected', decision: { who: 'Bo' } });
  });

  it('stays as it was decided when a later run finds it again', () => {
    const { editor, evidence, lexicon } = openSuggestions();
    rejectSuggestion(editor, 1);
    readCorpus(lexicon);
    evidence.addSuggestions(2, [suggest({ score: 1 })]);
    expect(evidence.findSuggestion(1)).toMatchObject({ state: 'rejected', score: 0.75, run: 1 });
    reopenSuggestion(editor, 1);
    evidence.addSuggestions(2, [suggest({ score: 1 })]);
    expect(evidence.findSuggestion(1)).toMatchObject({ state: 'open', score: 1, run: 2 });
    expect(evidence.decisions(1)).toMatchObject([{ state: 'open' }, { state: 'rejected', score: 0.75 }]);
  });

  it('stays without its lines when its run is removed', () => {
    const { editor, evidence } = openSuggestions();
    rejectSuggestion(editor, 1);
    evidence.removeRun(1);
    expect(evidence.suggestions()).toMatchObject([{ number: 1, state: 'rejected', lines: [] }]);
  });

  it('is told where its number is of none', () => {
    const { editor } = openSuggestions();
    for (const decide of [acceptSuggestion, rejectSuggestion, reopenSuggestion]) {
      expect(() => decide(editor, 9)).toThrow('"9" is no suggestion of this lexicon.');
    }
    expect(() => reopenSuggestion(editor, 1)).toThrow(EditError);
  });
});

/** What somebody does, to which of the suggestions. */
interface Step {
  readonly does: 'accept' | 'change' | 'reject' | 'reopen' | 'undo' | 'redo' | 'edit' | 'run';
  readonly number: number;
}

/** Undoing and redoing come most often, and one of the suggestions, so that decisions meet them. */
const steps = fc.array(
  fc.record({
    does: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom<Step['does'][]>('accept', 'reject', 'undo', 'redo') },
      { weight: 1, arbitrary: fc.constantFrom<Step['does'][]>('change', 'reopen', 'edit', 'run') },
    ),
    number: fc.constantFrom(1, 1, 1, 2, 3),
  }),
  { maxLength: 25, size: 'max' },
);
const suggested = (number: number) => {
  const operations: Operation[] = [{ verb: 'add-example', of: 'dog-1', text: `suggested ${number}` }];
  return suggest({ subject: String(number), operations: number === 3 ? [] : operations });
};

function take(editor: LexiconEditor, evidence: EvidenceStore, { does, number }: Step, at: number): void {
  const example = (text: string): Operation[] => [{ verb: 'add-example', of: 'dog-1', text }];
  if (does === 'accept') acceptSuggestion(editor, number);
  else if (does === 'change') acceptSuggestion(editor, number, { operations: example(`changed ${number}`) });
  else if (does === 'reject') rejectSuggestion(editor, number);
  else if (does === 'reopen') reopenSuggestion(editor, number);
  else if (does === 'run') evidence.addSuggestions(1, [1, 2, 3].map(suggested));
  else if (does === 'edit') editor.edit(example(`edited ${at}`));
  else editor[does]();
}

describe('decisions, edits, undo and redo in any order', () => {
  it('leave each suggestion in the state that the lexicon and its history are in', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const database = new LexiconDatabase(newStorePath(), { create: true });
        const { lexicon, editor } = edit(database.add(createAnimals()));
        const evidence = readCorpus(lexicon);
        evidence.addSuggestions(1, [1, 2, 3].map(suggested));
        taken.forEach((step, at) => {
          const before = evidence.findSuggestion(step.number);
          const count = evidence.decisions(step.number).length;
          const isOpen = before?.state === 'open';
          const decides = ['accept', 'change', 'reject', 'reopen'].includes(step.does);
          const isAllowed = step.does === 'reopen' ? !isOpen && before?.decision?.change === undefined : isOpen;
          let done = true;
          try {
            take(editor, evidence, step, at);
          } catch (error) {
            if (!(error instanceof QualiaError)) throw error;
            done = false;
          }
          if (decides) expect(done).toBe(isAllowed);
          expect(evidence.decisions(step.number)).toHaveLength(count + (decides && done ? 1 : 0));
          if (!done) expect(evidence.findSuggestion(step.number)).toEqual(before);
          requireAgreement(evidence, editor, lexicon);
        });
        database.close();
      }),
      { numRuns: 40 },
    );
  });
});

/** What was suggested, or is there in its place, is in the lexicon where the state says so, and nowhere else. */
function requireAgreement(evidence: EvidenceStore, editor: LexiconEditor, lexicon: StoredLexicon): void {
  const examples = examplesOf(lexicon);
  const held = new Map(editor.history().map(({ number, state }) => [number, state]));
  for (const { number, state, decision, operations } of evidence.suggestions()) {
    expect(examples.includes(`suggested ${number}`)).toBe(state === 'accepted' && operations.length > 0);
    expect(examples.includes(`changed ${number}`)).toBe(state === 'changed');
    expect(decision?.state ?? 'open').toBe(state);
    if (decision?.change !== undefined) expect(held.get(decision.change)).toBe('done');
    for (const { change, undone } of evidence.decisions(number)) {
      if (change !== undefined) expect(undone).toBe(held.get(change) !== 'done');
    }
    expect(evidence.suggestions({ state }).map((each) => each.number)).toContain(number);
  }
}
