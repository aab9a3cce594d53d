import { describe, expect, it } from 'vitest';
import { findTargets } from '../../src/corpus/find-targets.js';
import {
  createExtractor,
  type EnglishCountingOptions,
  makeEnglishCounting,
} from '../../src/embedded/english-counting.js';
import { parsedSentence } from '../corpus/parsed-sentence.js';
import { taggedSentence } from '../corpus/tagged-sentence.js';

const base: EnglishCountingOptions = {
  contexts: [{ name: 'domain' }, { name: 'window', radius: 2 }],
  targets: 'words',
  multiwords: false,
  tuples: false,
};
const unit = { document: 'd', position: 0, text: 'Old dogs chased zorbling hot dogs in New York.' };

async function targetsOf(options: Partial<EnglishCountingOptions>): Promise<string[]> {
  const { annotate, targetOf, multiwordOf } = await makeEnglishCounting({ ...base, ...options });
  return findTargets(annotate(unit), targetOf, multiwordOf).map(({ label }) => label);
}

describe('makeEnglishCounting', () => {
  it('annotates raw text and takes content words for targets', async () => {
    const labels = await targetsOf({});
    expect(labels).toContain('dog');
    expect(labels).not.toContain('in');
    expect(labels).not.toContain('.');
  });

  it('takes only what WordNet knows, or what is on a list, when asked', async () => {
    expect(await targetsOf({ targets: 'wordnet' })).not.toContain('zorbling');
    expect(await targetsOf({ targets: ['dog', 'constructor'] })).toEqual(['dog', 'dog']);
  });

  it('finds multiword lemmas of WordNet, or those on the list, besides their parts', async () => {
    const labels = await targetsOf({ multiwords: true });
    expect(labels.slice(-2)).toEqual(['hot dog', 'new york']);
    expect(labels.filter((label) => label === 'dog')).toHaveLength(2);
    expect(await targetsOf({ targets: ['dog', 'old dog'], multiwords: true })).toEqual(['dog', 'dog', 'old dog']);
  });

  it('tells the parts of speech of a lemma apart when asked, multiword lemmas with their own', async () => {
    const brought = {
      ...taggedSentence('Shows/NOUN constructor/NOUN show/VERB New/PROPN York/PROPN give/VERB up/ADP of/ADP'),
      multiwords: [
        { start: 3, end: 5, lemma: 'New York', tag: 'PROPN' },
        { start: 5, end: 7, lemma: 'give up', tag: 'VERB' },
        { start: 7, end: 8, lemma: 'of', tag: 'ADP' },
      ],
    } as const;
    const options = { ...base, targets: ['show', 'york'], targetTags: true, multiwords: true };
    const { targetOf, multiwordOf, memberOf } = await makeEnglishCounting(options);
    const labels = findTargets(brought, targetOf, multiwordOf).map(({ label }) => label);
    expect(labels).toEqual(['show/v', 'york/n', 'new york/n', 'give up/v']);
    expect(labels.map((label) => memberOf?.(label))).toEqual(['show', 'york', 'new york', 'give up']);
    expect(await targetsOf({ targetTags: true })).toEqual(expect.arrayContaining(['old/a', 'dog/n', 'chase/v']));
  });

  it('takes with tags what WordNet knows as that part of speech', async () => {
    const { targetOf } = await makeEnglishCounting({ ...base, targets: 'wordnet', targetTags: true });
    const sentence = taggedSentence(
      'quickly/ADV dog/VERB system/VERB system/NOUN system/PROPN zorbling/NOUN __proto__/NOUN',
    );
    const labels = findTargets(sentence, targetOf).map(({ label }) => label);
    expect(labels).toEqual(['quickly/r', 'dog/v', 'system/n', 'system/n']);
  });

  it('finds the phrases that are asked for, of words that are targets', async () => {
    const phrases = ['verb-object:chase cat', 'noun-adjective:old dog', 'verb-subject:constructor __proto__'];
    const sentence = parsedSentence('old/ADJ@2:amod dogs/dog/NOUN@3:nsubj chase/VERB@0:root cats/cat/NOUN@3:obj');
    const namesOf = async (options: Partial<EnglishCountingOptions>): Promise<string[] | undefined> => {
      const { annotate, phrasesOf } = await makeEnglishCounting({ ...base, phrases, ...options });
      return phrasesOf?.(annotate(sentence)).map(({ label }) => label);
    };
    expect(await namesOf({})).toEqual(['verb-object:chase cat', 'noun-adjective:old dog']);
    expect(await namesOf({ targets: ['chase', 'cat'] })).toEqual(['verb-object:chase cat']);
    expect(await namesOf({ targetTags: true })).toHaveLength(2);
    expect(await namesOf({ phrases: [] })).toBe(undefined);
    const { annotate } = await makeEnglishCounting({ ...base, phrases });
    expect(annotate(unit).tree).not.toBe(undefined);
  });

  it('keeps the tokens and the multiword lemmas that a unit brings', async () => {
    const { annotate } = await makeEnglishCounting({ ...base, multiwords: true });
    const sentence = { ...taggedSentence('hot/X dogs/X'), multiwords: [] };
    expect(annotate(sentence)).toBe(sentence);
  });

  it('refuses options of another form', async () => {
    await expect(makeEnglishCounting({ ...base, contexts: [{ name: 'constructor' }] })).rejects.toThrow();
  });
});

describe('createExtractor', () => {
  it('hands options on to the extractor of the name', () => {
    const names = ['domain', 'function', 'role', 'window', 'document', 'dependency'] as const;
    expect(names.map((name) => createExtractor({ name }).name)).toEqual(names);
    expect(createExtractor({ name: 'window', radius: 2 }).options).toMatchObject({ radius: 2, weighting: 'flat' });
    expect(createExtractor({ name: 'function', verbs: 'all' }).options).toMatchObject({ verbs: 'all', parts: 'all' });
  });

  it('calls an extractor by its label, so that one kind is counted in several ways at once', async () => {
    const contexts = [{ name: 'function' }, { name: 'function', label: 'verbless', verbless: true }] as const;
    const { extractors } = await makeEnglishCounting({ ...base, contexts });
    expect(extractors.map(({ name, options }) => [name, options['verbless']])).toEqual([
      ['function', false],
      ['verbless', true],
    ]);
  });
});
