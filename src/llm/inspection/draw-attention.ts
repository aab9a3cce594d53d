import { requireOption } from '../../errors.js';
import type { AttentionShares, HeadShares } from './attention-shares.js';
import { escapeSvg, shortened, svgNumber } from './svg-text.js';

/** Options of {@link drawAttention}. */
export interface DrawAttentionOptions {
  /** The only layer to draw, from 0; default all. */
  readonly layer?: number | undefined;
  /** The only head to draw, from 0; default all. */
  readonly head?: number | undefined;
}

/** Words that can be told apart in a panel. */
const mostWords = 40;

/** Characters of a word that have room. */
const mostCharacters = 14;

const rowHeight = 16;
const panelWidth = 250;
/** From the left of a panel to where lines begin, and from where they end to its right. */
const wordWidth = 95;
const titleHeight = 26;
const gap = 18;

/** A share below this is not drawn. */
const leastShare = 0.02;

const colours = ['#1b6ca8', '#b3541e', '#2e7d4f', '#7a3e9d', '#a31f4b', '#5d6d1e', '#00707a', '#6b4f3a'] as const;

/**
 * Draws attention as SVG: a panel for each layer and head, in which lines go from each word on the left to the words on the right that go into it,
 * the stronger the larger the share. Words that the encoder does not know are grey.
 *
 * @returns the picture as text; the same attention gives the same bytes.
 * @throws OptionError when the text has more than 40 words, or there is no such layer or head.
 */
export function drawAttention({ words, heads }: AttentionShares, options: DrawAttentionOptions = {}): string {
  const { layer, head } = options;
  requireOption(words.length <= mostWords, 'text', `${words.length} words`, `at most ${mostWords} words for a picture`);
  const chosen = chooseHeads(heads, { layer, head });
  const layers = [...new Set(chosen.map((own) => own.layer))];
  const columns = [...new Set(chosen.map((own) => own.head))];
  const panelHeight = titleHeight + words.length * rowHeight;
  const width = gap + columns.length * (panelWidth + gap);
  const height = gap + layers.length * (panelHeight + gap);
  const panels = chosen.map((own) => {
    const x = gap + columns.indexOf(own.head) * (panelWidth + gap);
    const y = gap + layers.indexOf(own.layer) * (panelHeight + gap);
    return `<g transform="translate(${x} ${y})">\n${drawPanel(own, words)}\n</g>`;
  });
  const title = `Attention over "${words.map(({ form }) => form).join(' ')}"`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica,Arial,sans-serif" font-size="12">`,
    `<title>${escapeSvg(title)}</title>`,
    '<rect width="100%" height="100%" fill="white"/>',
    ...panels,
    '</svg>',
  ].join('\n')}\n`;
}

/**
 * Returns the heads of a layer, or one head of each, or all.
 *
 * @throws OptionError when there is no such layer or head.
 */
export function chooseHeads(heads: readonly HeadShares[], options: DrawAttentionOptions = {}): HeadShares[] {
  for (const name of ['layer', 'head'] as const) {
    const value = options[name];
    const most = Math.max(...heads.map((own) => own[name]));
    const isThere = value === undefined || heads.some((own) => own[name] === value);
    requireOption(isThere, name, value, `a whole number of 0 to ${most}`);
  }
  const { layer, head } = options;
  return heads.filter(
    (own) => (layer === undefined || own.layer === layer) && (head === undefined || own.head === head),
  );
}

function drawPanel({ layer, head, shares }: HeadShares, words: AttentionShares['words']): string {
  const colour = colours[head % colours.length] as string;
  const yOf = (place: number): number => titleHeight + (place + 0.5) * rowHeight;
  const lines: string[] = [];
  for (let into = 0; into < words.length; into++) {
    for (let from = 0; from < words.length; from++) {
      const share = shares.at(into, from);
      if (share < leastShare) continue;
      const [x1, x2, y1, y2] = [wordWidth, panelWidth - wordWidth, yOf(into), yOf(from)];
      lines.push(
        `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${svgNumber(0.6 + 2.4 * share)}" stroke-opacity="${svgNumber(Math.min(1, share))}"/>`,
      );
    }
  }
  const texts = words.flatMap(({ form, isKnown }, place) => {
    const fill = isKnown ? '#1c2733' : '#9aa5b1';
    const text = escapeSvg(shortened(form, mostCharacters));
    const y = svgNumber(yOf(place) + 4);
    return [
      `<text x="${wordWidth - 5}" y="${y}" text-anchor="end" fill="${fill}">${text}</text>`,
      `<text x="${panelWidth - wordWidth + 5}" y="${y}" fill="${fill}">${text}</text>`,
    ];
  });
  const title = `<text x="${panelWidth / 2}" y="14" text-anchor="middle" fill="#51606f">layer ${layer}, head ${head}</text>`;
  return [title, ...lines, ...texts].join('\n');
}
