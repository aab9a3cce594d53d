import * as errors from '../errors.js';

/** An error as plain data, fit to cross a thread boundary: structured cloning alone would lose its class and fields. */
export interface PackedError {
  readonly kind: 'error';
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** The own fields besides, as far as they can be cloned. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** The cause where there is one, packed too. */
  readonly cause: PackedError | PackedValue | undefined;
  /** Whether it was made as a QualiaError, its class known here or not. */
  readonly isQualiaError: boolean;
}

/** Anything else that was thrown; what cannot be cloned becomes its text. */
export interface PackedValue {
  readonly kind: 'value';
  readonly value: unknown;
}

/** Packs what a job threw. */
export function packError(thrown: unknown): PackedError | PackedValue {
  if (!(thrown instanceof Error)) return { kind: 'value', value: isCloneable(thrown) ? thrown : String(thrown) };
  const apart = new Set(['name', 'message', 'stack', 'cause']);
  const fields = new Map<string, unknown>();
  for (const field of Object.getOwnPropertyNames(thrown)) {
    const value: unknown = Reflect.get(thrown, field);
    if (!apart.has(field) && isCloneable(value)) fields.set(field, value);
  }
  return {
    kind: 'error',
    name: thrown.name,
    message: thrown.message,
    stack: thrown.stack,
    fields,
    cause: thrown.cause === undefined ? undefined : packError(thrown.cause),
    isQualiaError: thrown instanceof errors.QualiaError,
  };
}

/**
 * Makes the error again: of its own class where that is one of `errors.ts` or of the language, else a QualiaError or
 * an Error that keeps the name.
 */
export function unpackError(packed: PackedError | PackedValue): unknown {
  if (packed.kind === 'value') return packed.value;
  const { name, message, stack, fields, cause, isQualiaError } = packed;
  const error = new Error(message, cause && { cause: unpackError(cause) });
  Object.setPrototypeOf(error, knownClasses().get(name) ?? (isQualiaError ? errors.QualiaError : Error).prototype);
  const define = (field: string, value: unknown, enumerable: boolean): void => {
    Object.defineProperty(error, field, { value, enumerable, configurable: true, writable: true });
  };
  define('stack', stack, false);
  if (error.name !== name || isQualiaError) define('name', name, isQualiaError);
  for (const [field, value] of fields) define(field, value, true);
  return error;
}

/** The prototypes of errors that have the same class in every thread, by name. */
function knownClasses(): Map<string, object> {
  const language = [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError];
  const own = Object.values(errors).filter(
    (exported) => exported === errors.QualiaError || exported.prototype instanceof errors.QualiaError,
  );
  return new Map([...language, ...own].map((type) => [type.name, type.prototype as object]));
}

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
