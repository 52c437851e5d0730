import type { Runtime } from '../runtime';
import type { Parameter } from '../syntax/ast';
import { raised } from '../values/exceptions';
import { PyDict } from '../values/pyDict';
import { PyTuple } from '../values/sequences';
import type { Keywords, Value } from '../values/value';
import { hashKey } from '../operators/hashKey';
import type { Frame } from './frame';

/** What binding needs to know of a function's parameters. They have the slots from 1 on, in their order. */
export interface Parameters {
  readonly name: string;
  readonly all: readonly Parameter[];
  readonly positional: readonly Parameter[];
  readonly isSimple: boolean;
}

export function parametersOf(name: string, all: readonly Parameter[]): Parameters {
  const positional = all.filter(({ kind }) => kind === 'positional' || kind === 'plain');
  return { name, all, positional, isSimple: positional.length === all.length };
}

/** Puts the arguments of a call into the slots of the parameters, as CPython does, with its messages. */
export function bindArguments(
  runtime: Runtime,
  frame: Frame,
  parameters: Parameters,
  defaults: readonly (Value | undefined)[],
  args: readonly Value[],
  keywords: Keywords | undefined,
): void {
  const { name, all, positional } = parameters;
  const taken = Math.min(args.length, positional.length);
  for (let i = 0; i < taken; i++) frame[slotOf(all, positional[i]!)] = args[i]!;
  const star = all.findIndex(({ kind }) => kind === 'star');
  if (star >= 0) frame[star + 1] = new PyTuple(args.slice(taken));
  if (keywords || all.some(({ kind }) => kind === 'doubleStar')) bindKeywords(runtime, frame, parameters, keywords ?? new Map());
  if (args.length > positional.length && star < 0) throw tooMany(parameters, defaults, args.length, frame);
  const missing: string[] = [];
  all.forEach((parameter, index) => {
    if (parameter.kind === 'star' || parameter.kind === 'doubleStar' || frame[index + 1] !== undefined) return;
    const value = defaults[index];
    if (value === undefined) missing.push(parameter.name);
    else frame[index + 1] = value;
  });
  if (missing.length > 0) throw missingArguments(name, parameters, missing);
}

const slotOf = (all: readonly Parameter[], parameter: Parameter): number => all.indexOf(parameter) + 1;

function bindKeywords(runtime: Runtime, frame: Frame, { name, all }: Parameters, keywords: Keywords): void {
  const rest = all.findIndex(({ kind }) => kind === 'doubleStar');
  const dict = rest < 0 ? undefined : new PyDict(runtime);
  if (dict) frame[rest + 1] = dict;
  keywords.forEach((value, keyword) => {
    const index = all.findIndex((parameter) => parameter.name === keyword && (parameter.kind === 'plain' || parameter.kind === 'keyword'));
    if (index >= 0) {
      if (frame[index + 1] !== undefined) throw raised('TypeError', `${name}() got multiple values for argument '${keyword}'`);
      frame[index + 1] = value;
    } else if (dict) dict.entries.set(hashKey(runtime, keyword), [keyword, value]);
    else if (all.some((parameter) => parameter.name === keyword && parameter.kind === 'positional'))
      throw raised('TypeError', `${name}() got some positional-only arguments passed as keyword arguments: '${keyword}'`);
    else throw raised('TypeError', `${name}() got an unexpected keyword argument '${keyword}'`);
  });
}

function tooMany({ name, all, positional }: Parameters, defaults: readonly (Value | undefined)[], given: number, frame: Frame): Error {
  const most = positional.length;
  const least = positional.filter((parameter) => defaults[all.indexOf(parameter)] === undefined).length;
  const range = least === most ? String(most) : `from ${least} to ${most}`;
  const keywordOnly = all.filter(({ kind }, index) => kind === 'keyword' && frame[index + 1] !== undefined).length;
  const plural = most === 1 && least === most ? '' : 's';
  const were = given === 1 ? 'was' : 'were';
  if (keywordOnly === 0) return raised('TypeError', `${name}() takes ${range} positional argument${plural} but ${given} ${were} given`);
  const extra = `${given} positional argument${given === 1 ? '' : 's'} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'}) were given`;
  return raised('TypeError', `${name}() takes ${range} positional argument${plural} but ${extra}`);
}

function missingArguments(name: string, { all, positional }: Parameters, missing: readonly string[]): Error {
  const isPositional = (each: string): boolean => positional.some((parameter) => parameter.name === each);
  const first = missing.filter(isPositional);
  const [kind, names] =
    first.length > 0 ? ['positional', first] : ['keyword-only', missing.filter((each) => all.some((parameter) => parameter.name === each))];
  const quoted = names.map((each) => `'${each}'`);
  const list =
    quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')}${quoted.length > 2 ? ',' : ''} and ${quoted.at(-1)!}`;
  return raised('TypeError', `${name}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`);
}
