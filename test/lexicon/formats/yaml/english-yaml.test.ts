import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../../src/errors.js';
import { readEnglishYaml } from '../../../../src/lexicon/formats/yaml/read-english-yaml.js';
import { writeFolder } from '../../wndb-fixture.js';

const entries = `constructor:
  n:
    pronunciation:
    - value: kənˈstɹʌktə
      variety: GB
    sense:
    - id: 'constructor%1:18:00::'
      synset: 00000003-n
NO:
  n:
    form:
    - NOs
    sense:
    - id: 'no%1:05:00::'
      synset: 00000002-n
'1984':
  n:
    sense:
    - id: '1984%1:05:00::'
      synset: 00000002-n
      derivation:
      - 'constructor%1:18:00::'
go:
  v:
    sense:
    - id: 'go%2:38:00::'
      sent:
      - Go home!
      subcat:
      - via
      synset: 00000004-v
  s-1:
    sense:
    - adjposition: p
      id: go%5:00:00:ready:00
      synset: 00000005-s
`;
const animals = `00000002-n:
  definition:
  - a dog
  example:
  - the dog barked
  - source: Shakespeare
    text: a dog's obeyed in office
  hypernym:
  - 00000003-n
  ili: i35464
  members:
  - '1984'
  - NO
  partOfSpeech: n
  source: plWordNet
  wikidata: Q144
00000003-n:
  definition:
  - one who builds
  ili: in
  ili_definition: one who builds things
  members:
  - constructor
  - nobody
  odd: 1
  partOfSpeech: n
`;

function files(changes: Readonly<Record<string, string>> = {}): Map<string, string> {
  return new Map(
    Object.entries({
      'entries-a.yaml': entries,
      'noun.animal.yaml': animals,
      'frames.yaml': 'via: Somebody ----s\n',
      ...changes,
    }),
  );
}

describe('readEnglishYaml', () => {
  it('reads entries with their senses, words that look like numbers and truths among them', async () => {
    const { lexicon } = await readEnglishYaml(await writeFolder(files()));
    expect(lexicon.entries.map(({ id, lemma, partOfSpeech }) => [id, lemma, partOfSpeech])).toEqual([
      ['oewn-constructor-n', 'constructor', 'n'],
      ['oewn-NO-n', 'NO', 'n'],
      ['oewn-1984-n', '1984', 'n'],
      ['oewn-go-v', 'go', 'v'],
      ['oewn-go-s-1', 'go', 'a'],
    ]);
    expect(lexicon.entries[0]?.pronunciations[0]).toMatchObject({ text: 'kənˈstɹʌktə', variety: 'GB' });
    expect(lexicon.entries[1]?.forms.map(({ writtenForm }) => writtenForm)).toEqual(['NOs']);
    expect(lexicon.entries[3]?.senses[0]).toMatchObject({
      id: 'oewn-go__2.38.00..',
      key: 'go%2:38:00::',
      frames: ['oewn-via'],
      examples: [{ text: 'Go home!' }],
    });
    expect(lexicon.entries[4]?.senses[0]?.adjectivePosition).toBe('p');
  });

  it('reads synsets with their members in order, and completes relations', async () => {
    const { lexicon } = await readEnglishYaml(await writeFolder(files()));
    const [dog, builder] = lexicon.synsets;
    expect(dog?.members).toEqual(['oewn-1984__1.05.00..', 'oewn-no__1.05.00..']);
    expect(dog?.lexicographerFile).toBe('noun.animal');
    expect(dog?.examples.map(({ text, provenance }) => [text, provenance.get('dc:source')])).toEqual([
      ['the dog barked', undefined],
      ["a dog's obeyed in office", 'Shakespeare'],
    ]);
    expect(dog?.provenance).toEqual(
      new Map([
        ['dc:source', 'plWordNet'],
        ['dc:relation', 'wikidata:Q144'],
      ]),
    );
    expect(builder?.relations.map(({ type, target }) => `${type} ${target}`)).toEqual(['hyponym oewn-00000002-n']);
    expect(builder?.iliDefinition?.text).toBe('one who builds things');
    const builderSense = lexicon.entries[0]?.senses[0];
    expect(builderSense?.relations.map(({ type, target }) => `${type} ${target}`)).toEqual([
      'derivation oewn-1984__1.05.00..',
    ]);
  });

  it('tells members without a sense and fields that it does not read', async () => {
    const { findings } = await readEnglishYaml(await writeFolder(files()));
    expect(findings.map(({ code, place }) => [code, place.split('/').at(-1)])).toEqual([
      ['R362', 'noun.animal.yaml, 00000003-n'],
      ['R361', 'noun.animal.yaml, 00000003-n, "nobody"'],
    ]);
  });

  it.each([
    ['is not YAML', { 'noun.animal.yaml': 'a: [1\n' }, /noun\.animal\.yaml, line \d: it is not YAML/],
    ['is a list', { 'noun.animal.yaml': '- a\n' }, /expected a map/],
    [
      'has a key twice',
      { 'noun.animal.yaml': `${animals}00000002-n: {}\n` },
      /line 27: the key "00000002-n" stands twice/,
    ],
    ['has a text for a list', { 'noun.animal.yaml': '1-n:\n  members: dog\n' }, /1-n: expected a list/],
    ['has an odd position', { 'entries-a.yaml': entries.replace(': p', ': q') }, /adjposition is "q"/],
    [
      'has a sense without synset',
      { 'entries-a.yaml': 'a:\n  n:\n    sense:\n    - id: x\n' },
      /a, n: expected a text/,
    ],
  ])('tells the place where a file %s', async (_, changes, problem) => {
    const folder = await writeFolder(files(changes as Readonly<Record<string, string>>));
    await expect(readEnglishYaml(folder)).rejects.toThrow(FileFormatError);
    await expect(readEnglishYaml(folder)).rejects.toThrow(problem);
  });

  it('refuses a folder without entries', async () => {
    await expect(readEnglishYaml(await writeFolder(new Map([['a.yaml', '']])))).rejects.toThrow(MissingFileError);
    await expect(readEnglishYaml('/nowhere')).rejects.toThrow(MissingFileError);
  });
});
