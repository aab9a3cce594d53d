import { describe, expect, it } from 'vitest';
import { checkLexicon } from '../../../src/lexicon/checks/check-lexicon.js';
import { applyRepairs } from '../../../src/lexicon/edits/apply-repairs.js';
import { createEntry } from '../../../src/lexicon/records/entry-record.js';
import { createLexiconRecord } from '../../../src/lexicon/records/lexicon-record.js';
import { createRelation } from '../../../src/lexicon/records/relation-record.js';
import { createSense } from '../../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../../src/lexicon/records/synset-record.js';
import { createDefinition, createExample } from '../../../src/lexicon/records/text-record.js';
import { createAnimals, openStore } from './edit-fixture.js';

/** A lexicon with one fault of each kind that has a repair, and two hypernyms that stand above each other. */
function createFaulty() {
  const noun = (id: string, relations: readonly [string, string][]) =>
    createSynset({
      id,
      partOfSpeech: 'n',
      definitions: [createDefinition('')].slice(0, id === 'b' ? 1 : 0),
      relations: relations.map(([type, target]) => createRelation(type, target)),
    });
  return createLexiconRecord({
    id: 'x',
    entries: [
      createEntry({
        id: 'x-e',
        lemma: 'e',
        partOfSpeech: 'n',
        senses: ['a', 'b', 'c', 'd', 'a'].map((synset, at) => createSense({ id: `x-${at}`, synset })),
      }),
      createEntry({ id: 'x-empty', lemma: 'empty', partOfSpeech: 'n' }),
    ],
    synsets: [
      {
        ...noun('a', [
          ['hypernym', 'b'],
          ['hypernym', 'c'],
          ['hypernym', 'gone'],
        ]),
        examples: ['', 'e', ' '].map((text) => createExample(text)),
      },
      {
        ...noun('b', [
          ['hypernym', 'c'],
          ['hyponym', 'a'],
        ]),
        iliDefinition: { text: 'x', language: undefined, provenance: new Map() },
      },
      noun('c', [
        ['hypernym', 'b'],
        ['hyponym', 'a'],
        ['hyponym', 'b'],
        ['also', 'c'],
      ]),
      noun('d', [['hyponym', 'b']]),
    ],
  });
}

describe('applyRepairs', () => {
  it('mends each finding that has a repair, each as an edit that can be undone', () => {
    const { editor, lexicon } = openStore(createFaulty());
    const findings = checkLexicon(lexicon.readRecords()).filter(({ repair }) => repair !== undefined);
    const codes = ['W201', 'W202', 'W304', 'W305', 'W306', 'E401', 'W404', 'W502', 'W555'];
    expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual([...codes].sort());
    const { applied, left } = applyRepairs(editor, findings, { who: 'Ada' });
    expect(checkLexicon(lexicon.readRecords()).filter(({ repair }) => repair !== undefined)).toEqual([]);
    // Of two hypernyms that stand above each other one stays.
    expect(left.map(({ code }) => code)).toEqual(['W555']);
    expect(lexicon.findSynset('a')?.record.examples.map(({ text }) => text)).toEqual(['e']);
    expect(editor.history()).toHaveLength(applied.length);
    expect(editor.history()[0]?.why).toMatch(/^[EW]\d{3} /);
    for (const _ of applied) editor.undo();
    expect(lexicon.readRecords()).toStrictEqual(createFaulty());
  });

  it('changes nothing in a dry run, or where nothing is wrong', () => {
    const { editor, lexicon } = openStore(createFaulty());
    expect(applyRepairs(editor, checkLexicon(lexicon.readRecords()), { dryRun: true }).applied).not.toEqual([]);
    expect(lexicon.readRecords()).toStrictEqual(createFaulty());
    const sound = openStore();
    expect(applyRepairs(sound.editor, checkLexicon(createAnimals()))).toEqual({ applied: [], left: [] });
  });
});
