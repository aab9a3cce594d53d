import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compileFormula } from '../../src/dual/formula.js';
import { FileFormatError, ParseError } from '../../src/errors.js';
import { walkXml } from '../../src/evaluation/formats/walk-xml.js';
import { parseBatch } from '../../src/lexicon/edits/parse-batch.js';
import { parseLmfRecords } from '../../src/lexicon/formats/lmf/parse-lmf-records.js';
import { parseEnglishYaml } from '../../src/lexicon/formats/yaml/parse-english-yaml.js';
import { unpack } from '../../src/matrix/unpack.js';

async function* piecesOf(bytes: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}

/** Eight lists, each of nine times the one before: 43 million texts of 400 characters. */
const yamlBomb = Array.from({ length: 9 }, (_, level) => {
  const items = level === 0 ? Array(9).fill('a') : Array(9).fill(`*l${level - 1}`);
  return `  l${level}: &l${level} [${items.join(', ')}]`;
}).join('\n');

/** Nine entities, each of ten times the one before: a gigabyte of text, were they resolved in each other. */
const entityBomb = [
  '<!DOCTYPE a [<!ENTITY e0 "aaaaaaaaaa">',
  ...Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`),
  ']>',
].join('');

describe('what is small and would grow without bound', () => {
  it('is refused where YAML repeats itself by aliases', () => {
    expect(() => parseBatch(`operations:\n- verb: relate\n${yamlBomb}\n`, 'edits.yaml')).toThrow(FileFormatError);
    const file = { name: 'entries-a', path: 'entries-a.yaml', text: `a:\n${yamlBomb}\n` };
    expect(() => parseEnglishYaml([file])).toThrow(/^entries-a\.yaml, line 1: .*alias/);
  });

  it('is not resolved where entities of XML hold each other', async () => {
    let length = 0;
    walkXml({ path: 'a.xml', text: `${entityBomb}<a>&e9;</a>` }, new Map([['a', undefined]]), {
      open: () => undefined,
      text: (content) => {
        length += content.length;
      },
      close: () => undefined,
    });
    expect(length).toBe('&e8;'.length * 10);
    const lexicon = `<?xml version="1.0"?>${entityBomb}<LexicalResource>&e9;</LexicalResource>`;
    await expect(parseLmfRecords(piecesOf(lexicon), 'a.xml')).rejects.toThrow(FileFormatError);
  });

  it('is refused where bytes are packed over and over, as those that unpack to themselves', async () => {
    const read = async (times: number): Promise<string> => {
      let bytes: Uint8Array = Buffer.from('text');
      for (let time = 0; time < times; time++) bytes = gzipSync(bytes);
      const parts: Uint8Array[] = [];
      for await (const piece of unpack(piecesOf(bytes), 'a.gz')) parts.push(Buffer.from(piece));
      return Buffer.concat(parts).toString();
    };
    expect(await read(8)).toBe('text');
    await expect(read(9)).rejects.toThrow(/^a\.gz, the whole file: it is packed more than 8 times over/);
  });

  it.each([
    '('.repeat(1000),
    `${'('.repeat(400)}1${')'.repeat(400)}`,
    `${'-'.repeat(999)}1`,
    `${'1?'.repeat(300)}1${':1'.repeat(300)}`,
    `${'2^'.repeat(499)}2`,
    `${'sqrt('.repeat(160)}1${')'.repeat(160)}`,
    `1${' a'.repeat(499)}`,
    `1/${'2 a/'.repeat(240)}1`,
    '['.repeat(999),
    `${'{a:'.repeat(300)}1${'}'.repeat(300)}`,
    '"'.repeat(999),
    `1${'%'.repeat(900)}`,
    `a${'.b'.repeat(499)}`,
  ])('is a formula or none, at once: %j', async (text) => {
    await compileFormula(text).catch((error: unknown) => expect(error).toBeInstanceOf(ParseError));
  });
});
