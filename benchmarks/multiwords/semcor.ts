import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const archive = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wsd/semcor3.0.tar.xz');

/** A stretch of a sentence's text that SemCor marks as one word form. */
export interface MarkedForm {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  /** With spaces for underscores; empty where the form has none. */
  readonly lemma: string;
  readonly tag: string;
  /** The class of a proper name, for instance `person`. */
  readonly name?: string | undefined;
  /** The key of its sense without the lemma, for instance `1:15:00::`. */
  readonly sense?: string | undefined;
}

/** A sentence of SemCor with the text put together from its forms. */
export interface SemcorSentence {
  readonly text: string;
  readonly forms: readonly MarkedForm[];
}

/** Reads a part of SemCor 3.0 whose every word is annotated: Brown 1 or Brown 2. */
export function readSemcor(part: 'brown1' | 'brown2'): SemcorSentence[] {
  const folder = `./data/semcor3.0/${part}/tagfiles`;
  const content = execFileSync('tar', ['-xJOf', archive, folder], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return [...content.matchAll(/<s snum=[^>]*>([\s\S]*?)<\/s>/g)].map((match) => readSentence(match[1] ?? ''));
}

function readSentence(content: string): SemcorSentence {
  let text = '';
  const forms: MarkedForm[] = [];
  for (const [, kind = '', settings = '', marked = ''] of content.matchAll(
    /<(wf|punc)([^>]*)>([^<]*)<\/(?:wf|punc)>/g,
  )) {
    const form = marked.replaceAll('_', ' ').replace(/^(?:``|'')$/, '"');
    // No space before clitics and before the marks that follow a word.
    if (text !== '' && !/^(?:'(?:s|m|d|ll|ve|re)?|n't|[.,;:?!)%]+)$/.test(form)) text += ' ';
    const start = text.length;
    text += form;
    if (kind !== 'wf') continue;
    const setting = (name: string): string | undefined => new RegExp(` ${name}=([^ >]*)`).exec(settings)?.[1];
    forms.push({
      start,
      end: text.length,
      form,
      lemma: (setting('lemma') ?? '').replaceAll('_', ' '),
      tag: setting('pos') ?? '',
      name: setting('pn'),
      sense: setting('lexsn'),
    });
  }
  return { text, forms };
}
