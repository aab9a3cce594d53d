import { dirname, join } from 'node:path';
import { extract } from '../treebanks/extract.js';
import { ewtArchive, type TreebankPart } from '../treebanks/treebank.js';

/** A paragraph of a treebank and where its sentences lie. */
export interface GoldParagraph {
  readonly text: string;
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}

/** Reads the paragraphs of the dev or test part of UD English EWT. */
export function readEwtParagraphs(part: Exclude<TreebankPart, 'train'>): GoldParagraph[] {
  return toParagraphs(extract(ewtArchive, [`./en_ewt-ud-${part}.conllu`]));
}

/** Reads the paragraphs of the dev or test part of GUM, without the documents whose words are masked (`GUM_reddit`). */
export function readGumParagraphs(part: Exclude<TreebankPart, 'train'>): GoldParagraph[] {
  const archive = join(dirname(ewtArchive), 'GUM_dep.tar.xz');
  const splits = extract(archive, ['./splits.md']);
  const section = new RegExp(`## ${part}\\n([\\s\\S]*?)(?:\\n## |$)`).exec(splits)?.[1] ?? '';
  const documents = [...section.matchAll(/GUM_\w+/g)].map(([document]) => document);
  const members = documents.filter((name) => !name.startsWith('GUM_reddit')).map((name) => `./dep/${name}.conllu`);
  return toParagraphs(extract(archive, members));
}

/** Puts the sentences of each paragraph together again, separated by a space unless the last token forbids it. */
function toParagraphs(content: string): GoldParagraph[] {
  const paragraphs: { text: string; sentences: { start: number; end: number }[] }[] = [];
  let isSpaced = true;
  for (const block of content.split('\n\n')) {
    const text = /^# text = (.*)$/m.exec(block)?.[1];
    if (text === undefined) continue;
    let paragraph = paragraphs.at(-1);
    if (paragraph === undefined || /^# new(?:par|doc)\b/m.test(block)) {
      paragraph = { text: '', sentences: [] };
      paragraphs.push(paragraph);
    } else if (isSpaced) paragraph.text += ' ';
    const start = paragraph.text.length;
    paragraph.text += text;
    paragraph.sentences.push({ start, end: paragraph.text.length });
    isSpaced = !/\bSpaceAfter=No\b/.test(lastTokenLine(block));
  }
  return paragraphs;
}

/** The line that tells of the space behind a sentence: of its last word, or of the range which that ends. */
function lastTokenLine(block: string): string {
  const lines = block.trimEnd().split('\n');
  const last = lines.findLast((line) => /^\d+\t/.test(line)) ?? '';
  const id = last.split('\t')[0];
  return lines.find((line) => new RegExp(`^\\d+-${id}\\t`).test(line)) ?? last;
}
