import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { formatDotType } from '../../../src/lexicon/dot-objects/dot-type.js';
import { readDotObjects } from '../../../src/lexicon/dot-objects/read-dot-objects.js';

const shipped = fileURLToPath(new URL('../../../lexicons/dot-objects', import.meta.url));

describe('readDotObjects', () => {
  const dotObjects = readDotObjects();
  const typeOf = (name: string) => formatDotType(dotObjects.typeOfName(name)?.type ?? []);

  it.each([
    ['France', 'location.organization.human'],
    ['the United States', 'location.organization.human'],
    ['Paris', 'location.organization.human'],
    ['California', 'location.organization.human'],
    ['Oxford University', 'location.organization.human'],
    ['BMW', 'producer.human.product'],
    ['Walmart', 'location.producer.product'],
    ['Lufthansa', 'location.producer.product'],
    ['The New York Times', 'organization.information.physical.human'],
    ['BBC', 'organization.information.physical.human'],
    ['the Nobel Prize', 'event.physical.human'],
    ['Labour Party', 'organization.human'],
    ['Real Madrid', 'organization.human'],
    ['Wikipedia', 'producer.product'],
    ['Kafka', 'human.product'],
    ['War and Peace', 'information.physical'],
    ['Titanic', 'information.physical'],
    ['White House', 'location.organization.physical.human'],
    ['Louvre', 'location.organization.physical.human'],
    ['Srebrenica', 'location.event'],
    ['Chernobyl', 'location.event.organization.human'],
    ['Bosworth Field', 'location.event'],
    ['Treaty of Versailles', 'event.information'],
    ['Wall Street', 'location.organization.human'],
    ['Danube', 'location.physical'],
    ['Zeus', 'human'],
    ['北京大学', 'location.organization.human'],
    ['人民日报', 'organization.information.physical.human'],
    ['《红楼梦》', 'information.physical'],
    ['德国', 'location.organization.human'],
    ['奥斯卡', 'event.physical.human'],
  ])('knows the type of %s', (name, type) => {
    expect(typeOf(name)).toBe(type);
  });

  it.each([
    ['lamb', 'animal.food'],
    ['chicken', 'animal.food'],
    ['lobster', 'animal.food'],
    ['book', 'information.physical'],
    ['novel', 'information.physical'],
    ['letter', 'information.physical'],
    ['newspaper', 'information.physical'],
    ['lunch', 'event.food'],
    ['dinner', 'event.food'],
    ['bottle', 'container.contents'],
    ['glass', 'container.contents'],
    ['construction', 'process.result'],
    ['building', 'process.result'],
    ['door', 'aperture.physical'],
    ['window', 'aperture.physical'],
    ['university', 'institution'],
    ['school', 'institution'],
    ['church', 'institution'],
    ['city', 'place.people'],
    ['oak', 'tree.wood'],
    ['French', 'language.people'],
  ])('knows the noun %s as %s', (lemma, id) => {
    expect(dotObjects.findNoun(lemma).map((entry) => entry.class)).toContain(id);
  });

  it('shows the two sides of a book by two senses, and those of a lunch by one', () => {
    const senses = (lemma: string, id: string) => [
      ...(dotObjects
        .findNoun(lemma)
        .find((entry) => entry.class === id)
        ?.senses.values() ?? []),
    ];
    expect(senses('book', 'information.physical')).toEqual(['book%1:10:00::', 'book%1:06:00::']);
    expect(senses('lunch', 'event.food')).toEqual(['lunch%1:13:00::', 'lunch%1:13:00::']);
  });

  it('knows nothing of words that are no names', () => {
    for (const word of ['constructor', '__proto__', '', 'apple', 'us', 'It']) expect(typeOf(word)).toBe('');
  });

  it('says which file is missing, and where one is damaged', () => {
    expect(() => readDotObjects('/nowhere')).toThrow(MissingFileError);
    const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
    cpSync(shipped, folder, { recursive: true });
    writeFileSync(join(folder, 'rules.tsv'), 'sense\tclass\ncountry%1:15:00::\tland\n');
    expect(() => readDotObjects(folder)).toThrow(FileFormatError);
    expect(() => readDotObjects(folder)).toThrow('rules.tsv, line 2: the class "land" is unknown.');
    rmSync(folder, { recursive: true });
  });
});
