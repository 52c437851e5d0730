import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { Builtin } from '../values/pyFunction';
import type { Keywords, Value } from '../values/value';

/** The arguments of a call in the order of the parameters; undefined where one is left out. */
export type Bound = readonly (Value | undefined)[];

/**
 * A built-in function of these parameters; `?` after a name makes it optional, a `*` first lets all others be given by keyword only.
 * A keyword that is not among them makes the call unknown: libraries have more of them than are read here.
 */
export function defined(name: string, parameters: readonly string[], run: (runtime: Runtime, ...values: Bound) => Value): Builtin {
  const star = parameters.indexOf('*');
  const plain = parameters.filter((parameter) => parameter !== '*');
  const names = plain.map((parameter) => parameter.replace('?', ''));
  const required = plain.filter((parameter) => !parameter.endsWith('?')).length;
  const positional = star < 0 ? names.length : star;
  return new Builtin(name, (runtime, args, keywords) => {
    if (args.length > positional) throw tooMany(name, required, positional, args.length);
    if (!keywords && args.length >= required) return run(runtime, ...args);
    const values = boundValues(runtime, name, names, args, keywords);
    const missing = names.findIndex((_, index) => index < required && values[index] === undefined);
    if (missing >= 0) throw tooFew(name, required, positional, args.length, names[missing]!, missing);
    return run(runtime, ...values);
  });
}

function boundValues(
  runtime: Runtime,
  name: string,
  names: readonly string[],
  args: readonly Value[],
  keywords: Keywords | undefined,
): Bound {
  const values: (Value | undefined)[] = [...args];
  keywords?.forEach((value, keyword) => {
    const index = names.indexOf(keyword);
    if (index < 0) throw runtime.unknown('call', `${name}(${keyword}=)`);
    if (values[index] !== undefined)
      throw raised('TypeError', `argument for ${name}() given by name ('${keyword}') and position (${index + 1})`);
    values[index] = value;
  });
  return values;
}

const count = (n: number): string => (n === 1 ? 'one argument' : `${n} arguments`);

function tooMany(name: string, required: number, most: number, given: number): Error {
  if (required === most) return raised('TypeError', `${name}() takes exactly ${count(most)} (${given} given)`);
  return raised('TypeError', `${shortName(name)} expected at most ${most} argument${most === 1 ? '' : 's'}, got ${given}`);
}

function tooFew(name: string, required: number, most: number, given: number, missing: string, at: number): Error {
  if (required === most && given < required) return raised('TypeError', `${name}() takes exactly ${count(most)} (${given} given)`);
  if (given === 0 && required === 1) return raised('TypeError', `${shortName(name)} expected at least 1 argument, got 0`);
  return raised('TypeError', `${name}() missing required argument '${missing}' (pos ${at + 1})`);
}

const shortName = (name: string): string => name.replace(/^.*\./, '');
