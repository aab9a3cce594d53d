import { requireOption } from '../../errors.js';
import { joinTokens } from '../join-tokens.js';
import { addSentences } from './add-sentences.js';
import { plainHtml } from './plain-html.js';
import { plainMarkdown } from './plain-markdown.js';
import type { UnitSink } from './unit-sink.js';

/** Which marks are taken off a text: none, those of Markdown, or the tags and entities of HTML. */
export type Markup = 'none' | 'markdown' | 'html';

/** How tokens are written: as text, or all of them separated by spaces. */
export type TokenSpacing = 'text' | 'spaced';

/** Options of readers whose records hold a text in one field. */
export interface TextFieldOptions {
  /** Which marks are taken off; default `none`. */
  readonly markup?: Markup | undefined;
  /** How the tokens are written; those that are `spaced` are put together as text (see `joinTokens`); default `text`. */
  readonly tokens?: TokenSpacing | undefined;
}

/** Returns what takes the marks off a line, which may become several. @throws OptionError when there is no such markup. */
export function createCleaner(markup: Markup): (line: string) => string {
  requireOption(['none', 'markdown', 'html'].includes(markup), 'markup', markup, '"none", "markdown" or "html"');
  if (markup === 'none') return (line) => line;
  return markup === 'markdown' ? plainMarkdown : plainHtml;
}

/** Throws an OptionError unless there is such a spacing. */
export function checkSpacing(tokens: TokenSpacing): void {
  requireOption(tokens === 'text' || tokens === 'spaced', 'tokens', tokens, '"text" or "spaced"');
}

/** Puts tokens that are separated by spaces together. */
export function joinSpaced(text: string): string {
  return joinTokens(text.split(/\s+/)).text;
}

/**
 * Returns what adds the sentences of a field, whose lines are paragraphs.
 *
 * @throws OptionError when an option is out of range.
 */
export function createFieldAdder(options: TextFieldOptions): (sink: UnitSink, text: string) => void {
  const { markup = 'none', tokens = 'text' } = options;
  const clean = createCleaner(markup);
  checkSpacing(tokens);
  const addLine = (sink: UnitSink, line: string): void => {
    addSentences(sink, tokens === 'spaced' ? joinSpaced(line.trim()) : line);
  };
  return (sink, text) => {
    const cleaned =
      markup === 'markdown'
        ? text
            .split(/\r\n?|\n/)
            .map(clean)
            .join('\n')
        : clean(text);
    if (/[\n\r]/.test(cleaned)) for (const line of cleaned.split(/\r\n?|\n/)) addLine(sink, line);
    else addLine(sink, cleaned);
  };
}
