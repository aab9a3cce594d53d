import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelSettings, type SettingValue } from '../../src/embedding/model-settings.js';
import {
  type ModelKind,
  type ModelSpecification,
  parseModelSpecification,
  printModelSpecification,
} from '../../src/embedding/model-specification.js';
import { OptionError, ParseError } from '../../src/errors.js';

const kinds = Object.keys(modelSettings) as ModelKind[];

/** Values of all sorts, of which a setting takes those that it accepts. */
const values = fc.oneof<fc.Arbitrary<SettingValue>[]>(
  fc.string({ unit: 'grapheme' }),
  fc.integer({ min: 1 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.boolean(),
  fc.constantFrom(
    'mean',
    'frequency',
    'skip',
    'error',
    'rare',
    'first',
    'refuse',
    'cls',
    'last',
    '50%',
    'a&b=c?d#e',
    '{"openai":{"user":"a&b","dimensions":256}}',
    '{}',
    '1',
  ),
);

const specifications: fc.Arbitrary<ModelSpecification> = fc.constantFrom(...kinds).chain((kind) => {
  const settings = [...modelSettings[kind]].map(([name, { accepts, allowed }]) =>
    fc.option(
      // Without the names that a setting allows, one with names of its own would be filtered for ever.
      fc
        .oneof(values, fc.constantFrom(...allowed.split(', ')))
        .filter(accepts)
        .map((value): [string, SettingValue] => [name, value]),
      { nil: undefined },
    ),
  );
  const targets = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.array(fc.constantFrom('%', '25', '3F', '3f', '?', '&', '=', ':', '#', ' ', '\n', 'é'), { minLength: 1 }),
  );
  return fc.record({
    kind: fc.constant(kind),
    target: targets.map((target) => (typeof target === 'string' ? target : target.join(''))),
    settings: fc.tuple(...settings).map((given) => new Map(given.filter((entry) => entry !== undefined))),
  });
});

describe('parseModelSpecification', () => {
  it.each([
    ['static:glove.txt', 'static', 'glove.txt', []],
    ['space:my.safetensors', 'space', 'my.safetensors', []],
    [
      'transformers:Xenova/all-MiniLM-L6-v2?pooling=mean',
      'transformers',
      'Xenova/all-MiniLM-L6-v2',
      [['pooling', 'mean']],
    ],
    ['http:http://localhost:8080/embed%3Fv=1?batch=8', 'http', 'http://localhost:8080/embed?v=1', [['batch', 8]]],
    ['module:./mine.js?export=constructor', 'module', './mine.js', [['export', 'constructor']]],
    ['static:C:\\my%20file.vec?lowerCase=false', 'static', 'C:\\my%20file.vec', [['lowerCase', false]]],
    ['static:a.npy?vocabulary=my%20words%26.txt', 'static', 'a.npy', [['vocabulary', 'my words&.txt']]],
    ['ai-sdk:@ai-sdk/mistral#m?name=a', 'ai-sdk', '@ai-sdk/mistral#m', [['name', 'a']]],
    [
      'space:d.st?function=f.st&domainWeight=0.7',
      'space',
      'd.st',
      [
        ['function', 'f.st'],
        ['domainWeight', 0.7],
      ],
    ],
    [
      'static:a?frequencies=1&smoothing=1e-4',
      'static',
      'a',
      [
        ['frequencies', '1'],
        ['smoothing', 1e-4],
      ],
    ],
  ] as const)('reads %s', (text, kind, target, settings) => {
    expect(parseModelSpecification(text)).toEqual({ kind, target, settings: new Map<string, SettingValue>(settings) });
  });

  it('reads an equal value from what is printed', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        expect(parseModelSpecification(printModelSpecification(specification))).toEqual(specification);
      }),
    );
  });

  it.each([
    ['', /"" is no kind of model; expected static, space, transformers, encoder, openai, http, https, ai-sdk, module/],
    ['glove.txt', /as in static:glove\.txt/],
    ['Static:glove.txt', /"Static" is no kind/],
    ['constructor:glove.txt', /"constructor" is no kind/],
    ['__proto__:glove.txt', /"__proto__" is no kind/],
    ['static:', /nothing follows "static:"/],
    ['static:?limit=1', /nothing follows "static:"/],
    ['static:a?pooling=mean', /"pooling" is no setting of the kind static; expected vocabulary, tensor, limit/],
    ['openai:a?apiKey=secret', /expected url, keyVariable/],
    ['static:a?', /"" is no setting/],
    ['static:a?toString=1', /"toString" is no setting/],
    ['static:a?limit=1&limit=2', /"limit" is given twice/],
    ['static:a?limit', /"limit" is ""; expected a whole number >= 1/],
    ['static:a?limit=0', /"limit" is "0"; expected a whole number >= 1/],
    ['static:a?limit=1.5', /expected a whole number/],
    ['static:a?limit=0x10', /expected a whole number/],
    ['static:a?smoothing=0', /expected a number above 0/],
    ['static:a?smoothing=Infinity', /expected a number above 0/],
    ['space:a?domainWeight=1.1', /expected a number, 0\.\.1/],
    ['static:a?lowerCase=yes', /expected true, false/],
    ['static:a?vocabulary=', /expected a text that is not empty/],
    ['static:a?vocabulary=50%', /a per cent sign is written %25/],
    ['transformers:a?pooling=max', /expected mean, cls, last/],
    ['ai-sdk:a#m?providerOptions={"a":1}', /expected JSON of the options of a provider/],
  ])('refuses %j and says what is expected', (text, message) => {
    expect(() => parseModelSpecification(text)).toThrow(ParseError);
    expect(() => parseModelSpecification(text)).toThrow(message);
  });
});

describe('printModelSpecification', () => {
  const settingsOf = (...settings: [string, SettingValue][]) => new Map(settings);

  it('keeps the order of the settings', () => {
    const settings = settingsOf(['limit', 5], ['lowerCase', true], ['vocabulary', 'a b']);
    const text = printModelSpecification({ kind: 'static', target: 'a?b%3F', settings });
    expect(text).toBe('static:a%3Fb%253F?limit=5&lowerCase=true&vocabulary=a%20b');
  });

  it('refuses what no text stands for', () => {
    const print = (settings: Map<string, SettingValue>) =>
      printModelSpecification({ kind: 'static', target: 'a', settings });
    expect(() => print(settingsOf(['pooling', 'mean']))).toThrow(OptionError);
    expect(() => print(settingsOf(['limit', '5']))).toThrow(OptionError);
    expect(() => print(settingsOf(['vocabulary', '\ud800']))).toThrow(OptionError);
    expect(() => printModelSpecification({ kind: 'static', target: '', settings: settingsOf() })).toThrow(OptionError);
  });
});
