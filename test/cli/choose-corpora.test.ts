import { describe, expect, it } from 'vitest';
import { chooseCorpora, chooseCorporaFolder } from '../../src/cli/choose-corpora.js';
import { OptionError } from '../../src/errors.js';
import { makeManifest } from '../corpus/corpus-fixture.js';

const manifests = ['brown', 'semcor', 'text8'].map((id) => makeManifest([], { id }));

describe('chooseCorpora', () => {
  it('finds corpora in the order in which they are asked for', () => {
    expect(chooseCorpora(manifests, ['text8', 'brown']).map(({ id }) => id)).toEqual(['text8', 'brown']);
  });

  it.each([
    ['txet8', 'There is no corpus "txet8". The nearest ids are: text8.'],
    ['constructor', 'There is no corpus "constructor".'],
    ['', 'There is no corpus "".'],
  ])('names what is near to "%s"', (id, message) => {
    expect(() => chooseCorpora(manifests, [id])).toThrow(message);
  });
});

describe('chooseCorporaFolder', () => {
  it('takes what is given, and refuses the empty path', () => {
    expect(chooseCorporaFolder({ corporaFolder: 'here' })).toBe('here');
    expect(() => chooseCorporaFolder({ corporaFolder: '' })).toThrow(OptionError);
  });
});
