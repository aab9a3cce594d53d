import type { CorpusLine } from '../lexicon/evidence/evidence-run.js';
import { type Html, html, nothing } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';

/** How many letters of a line are shown on each side of its word. */
const context = 90;

/** Shows lines of a corpus with their words below each other, and what each is most probably meant to be. */
export function showLines(desk: LexiconDesk, lines: readonly CorpusLine[]): Html {
  return html`<ul class="lines">${lines.map((line) => showLine(desk, line))}</ul>`;
}

function showLine(desk: LexiconDesk, line: CorpusLine): Html {
  const { text, start, end, document, position, sense, probability, aspect } = line;
  const from = Math.max(0, start - context);
  const left = `${from > 0 ? '…' : ''}${text.slice(from, start)}`;
  const right = `${text.slice(end, end + context)}${end + context < text.length ? '…' : ''}`;
  const meant = sense === undefined ? html`<span>no sense</span>` : showSense(desk, sense, probability);
  return html`<li data-item tabindex="-1" title="${document}, sentence ${position + 1}"><span class="left"><bdi>${left}</bdi></span><b class="key">${text.slice(start, end)}</b><span class="right">${right}</span>
<span class="meant">${meant}${aspect === undefined ? nothing : html`<span>${aspect}</span>`}<span>${document}, ${position + 1}</span></span></li>`;
}

function showSense(desk: LexiconDesk, sense: string, probability: number): Html {
  const synset = desk.lexicon.findSense(sense)?.sense.synset ?? '';
  const gloss = desk.lexicon.findSynset(synset)?.record.definitions[0]?.text ?? sense;
  const shown = gloss.length > 70 ? `${gloss.slice(0, 69).trimEnd()}…` : gloss;
  return html`<a href="${desk.addressOfRecord(sense)}" data-open>${shown}</a><span class="score">${probability.toFixed(2)}</span>`;
}
