import { basename } from 'node:path';
import { OptionError, requireOption } from '../errors.js';
import type { SystemSpecification } from '../evaluation/systems/system-specification.js';

/** The settings of `discocat:` whose values are paths, of which results keep the last part. */
export const pathSettings: readonly string[] = ['discocat-verbs', 'discocat-tables', 'discocat-tensors'];

/** Returns settings with the last part of each path alone; several paths are separated by commas. */
export function shortenPaths(settings: SystemSpecification['settings']): Map<string, string> {
  const shorten = (value: string): string =>
    value
      .split(',')
      .map((path) => basename(path))
      .join(',');
  return new Map(Array.from(settings, ([name, value]) => [name, pathSettings.includes(name) ? shorten(value) : value]));
}

/** Returns the choice that a setting names. Throws an OptionError for another. */
export function chooseFrom<Choice extends string>(
  settings: SystemSpecification['settings'],
  name: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  return parseChoice(name, settings.get(name) ?? otherwise, choices);
}

/** Returns the choices that a setting names, separated by commas. Throws an OptionError for another. */
export function chooseSeveral<Choice extends string>(
  settings: SystemSpecification['settings'],
  name: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice[] {
  const values = (settings.get(name) ?? otherwise).split(',');
  return values.map((value) => parseChoice(name, value.trim(), choices));
}

function parseChoice<Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((known) => known === value);
  if (choice === undefined) throw new OptionError(name, value, choices.join(', '));
  return choice;
}

/** Tells whether words are looked up with their part of speech: the setting `discocat-tags`, `on` or `off`. */
export function readTags(settings: SystemSpecification['settings']): boolean {
  return chooseFrom(settings, 'discocat-tags', ['on', 'off'], 'off') === 'on';
}

/** Returns a setting as a number, undefined where it is not given. Throws an OptionError when it is out of range. */
export function numberSetting(
  settings: SystemSpecification['settings'],
  name: string,
  { least, most, whole }: { readonly least: number; readonly most: number; readonly whole: boolean },
): number | undefined {
  const text = settings.get(name);
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const isInside = value >= least && value <= most && (!whole || Number.isInteger(value));
  requireOption(isInside, name, text, `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
  return value;
}

/** Returns the layers that a setting names, undefined where it is not given. Throws an OptionError for what is no list. */
export function readLayers(settings: SystemSpecification['settings']): number[] | undefined {
  const layers = settings.get('discocat-layers');
  const isList = layers === undefined || /^\d+(,\d+)*$/.test(layers);
  requireOption(isList, 'discocat-layers', layers, 'whole numbers separated by commas, as in 3,6');
  return layers?.split(',').map(Number);
}

/** Returns the weights that a setting names, undefined where it is not given. Throws an OptionError for what is no list. */
export function readWeights(settings: SystemSpecification['settings']): number[] | undefined {
  const text = settings.get('discocat-weights');
  const weights = text?.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const isList = weights?.every((weight) => weight > 0 && Number.isFinite(weight)) ?? true;
  requireOption(isList, 'discocat-weights', text, 'numbers above 0 separated by commas, as in 2,0.5');
  return weights;
}
