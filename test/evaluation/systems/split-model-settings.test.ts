import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../../src/errors.js';
import { joinModelSettings, splitModelSettings } from '../../../src/evaluation/systems/split-model-settings.js';

describe('splitModelSettings', () => {
  it.each([
    ['static:a.txt', 'static:a.txt', {}],
    ['static:a.txt?limit=9', 'static:a.txt?limit=9', {}],
    ['static:a.txt?sense-prior=1', 'static:a.txt', { 'sense-prior': '1' }],
    [
      'static:a%3F.txt?sense-prior=1&limit=9&sense-name=a%20b',
      'static:a%3F.txt?limit=9',
      { 'sense-prior': '1', 'sense-name': 'a b' },
    ],
    ['static:a.txt?nonsense-prior=1', 'static:a.txt?nonsense-prior=1', {}],
    ['static:a.txt?sense-name=', 'static:a.txt', { 'sense-name': '' }],
    ['', '', {}],
  ])('parts %j', (text, model, settings) => {
    const found = splitModelSettings(text, 'sense-');
    expect([found.model, Object.fromEntries(found.settings)]).toEqual([model, settings]);
  });

  it.each([
    ['a?sense-x', 'has no value'],
    ['a?sense-x=1&sense-x=1', 'comes twice'],
    ['a?sense-x=%', 'percent sign'],
  ])('refuses %j', (text, problem) => {
    expect(() => splitModelSettings(text, 'sense-')).toThrow(ParseError);
    expect(() => splitModelSettings(text, 'sense-')).toThrow(problem);
  });

  it('parts again what was joined', () => {
    const name = fc.stringMatching(/^sense-[a-z]{1,3}$/);
    const settings = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' }))).map((pairs) => new Map(pairs));
    fc.assert(
      fc.property(fc.constantFrom('static:a', 'static:a?limit=3', 'space:b?x=1&y=2'), settings, (model, own) => {
        const text = joinModelSettings({ model, settings: own });
        expect(splitModelSettings(text, 'sense-')).toEqual({ model, settings: own });
      }),
    );
  });
});
