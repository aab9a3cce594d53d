// Jobs for the tests of engines, in JavaScript because worker threads cannot load TypeScript.
import { setTimeout as wait } from 'node:timers/promises';

const errors = await import(new URL('../../dist/errors.js', import.meta.url).href);

/** Squares a number after the wait it is given. */
export async function square({ number, delay = 0 }, { report }) {
  report(0.5);
  await wait(delay);
  return number * number;
}

/** Gives back what it gets. */
export function echo(input) {
  return input;
}

/** Reports shares that fall and leave the range. */
export function reportWildly(_, { report }) {
  for (const share of [0.5, 0.25, Number.NaN, -1, 0.75, 7]) report(share);
}

/** Never ends, but can be ended. */
export async function sleepForever(input) {
  if (input !== 'sleep') return input;
  await wait(2 ** 30);
}

/** Returns, but leaves a timer running. */
export function leaveTimer() {
  setInterval(() => undefined, 1000);
  return 'done';
}

/** Returns a function, which cannot be cloned. */
export function returnFunction() {
  return () => undefined;
}

/** Ends its thread. */
export function exit(code) {
  process.exit(code);
}

class OwnError extends errors.QualiaError {
  constructor() {
    super('OWN', 'of the job itself', { cause: new errors.ParseError('n @', 'no type') });
    this.words = ['constructor', '__proto__', ''];
    this.uncloneable = () => undefined;
  }
}

const thrown = {
  unknownWord: () => new errors.UnknownWordError('constructor', 'the space', ['construct']),
  own: () => new OwnError(),
  type: () => new TypeError('not a number', { cause: 'a text' }),
  system: () => Object.assign(new Error('no file'), { code: 'ENOENT', path: '__proto__' }),
  text: () => 'a text',
  function: () => () => undefined,
};

/** Throws the error of that name. */
export function fail(name) {
  throw thrown[name]();
}

/** Sleeps or throws, as it is told. */
export function failOrSleep(input) {
  return input === 'sleep' ? sleepForever(input) : fail(input);
}
