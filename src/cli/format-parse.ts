import { replaceControls } from '../discocat/drawing/text-widths.js';
import { listSteps } from '../discocat/parsing/reduction-steps.js';
import { printType } from '../discocat/pregroup-type.js';
import { residualType } from '../discocat/reduction.js';
import type { Colours } from './colours.js';
import type { ShownParse } from './parse-engines.js';
import { plainTable } from './plain-table.js';

/** Lays a parsed sentence out for reading: its words with their types, what they reduce to, who does what. */
export function formatParse(
  parse: ShownParse,
  { steps, colours }: { readonly steps: boolean; readonly colours: Colours },
): string {
  const { reduction, kinds, actions, reason } = parse;
  const text = replaceControls(parse.text.trim().replace(/\s+/g, ' '));
  const hasKinds = kinds.some((kind) => kind !== undefined);
  const words = reduction.words.map(({ word, type }, place) => [
    replaceControls(word),
    printType(type),
    ...(hasKinds ? [kinds[place] ?? ''] : []),
  ]);
  const titles = ['word', 'type', ...(hasKinds ? ['kind'] : [])];
  const parts = [colours.bold(text), plainTable(titles, words, { right: [], colours })];
  if (steps) parts.push(formatSteps(parse));
  const outcome = `${text} : ${printType(residualType(reduction))}`;
  parts.push(reason === undefined ? outcome : `${outcome}\n${reason}`);
  const rows = actions.map(({ subject, verb, object }) => [subject ?? '', verb, object ?? '']);
  if (rows.length > 0) parts.push(plainTable(['who', 'does', 'what'], rows, { right: [], colours }));
  return `${parts.join('\n\n')}\n`;
}

/** Each contraction with the types that are left after it. */
function formatSteps({ reduction }: ShownParse): string {
  const whole = reduction.words.map(({ type }) => printType(type)).filter((type) => type !== '1');
  const lines = listSteps(reduction).map(
    ({ left, right, rest }) => `${replaceControls(left)} - ${replaceControls(right)}: ${printType(rest)}`,
  );
  return [whole.join(' '), ...lines].join('\n');
}

/** Returns what JSON shows of a parsed sentence; types are printed, contractions are places among all simple types. */
export function parseToJson({
  text,
  target,
  reduction,
  kinds,
  actions,
  isComplete,
  cost,
  reason,
}: ShownParse): unknown {
  return {
    text,
    target: printType(target),
    isComplete,
    residual: printType(residualType(reduction)),
    ...(reason !== undefined && { reason }),
    ...(cost !== undefined && { cost: Number(cost.toFixed(6)) }),
    words: reduction.words.map(({ word, type }, place) => ({
      word,
      type: printType(type),
      ...(kinds[place] !== undefined && { kind: kinds[place] }),
    })),
    contractions: reduction.contractions.map(({ left, right }) => [left, right]),
    open: reduction.open,
    actions,
  };
}
