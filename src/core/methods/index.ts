// The registry: the one table of methods, and the look-ups that every feature uses.
import { nearest } from '../nearest';
import { allMethods } from './all';
import { keywordParameters, leadingParameters } from './common';
import type { Method } from './method';
import type { Parameter } from '../parameter';

/** Every method, in display order. */
export const methods: readonly Method[] = [...allMethods].sort((a: Method, b: Method) => a.order - b.order);

const byName: ReadonlyMap<string, Method> = new Map(
  methods.flatMap((method) => [method.name, ...method.aliases].map((name) => [normalised(name), method] as const)),
);

/** The method of a name or alias, whatever its case and with `-` for `_`. */
export function findMethod(name: string): Method | undefined {
  return byName.get(normalised(name));
}

/** The names of methods that somebody who wrote `name` may have meant, nearest first; none where nothing is near. Of some spellings only, where it says so. */
export function suggestMethods(name: string, isSpelling: (spelling: string) => boolean = () => true): readonly string[] {
  const spellings = nearest(normalised(name), [...byName.keys()].filter(isSpelling));
  return [...new Set(spellings.map((spelling) => byName.get(spelling)!.name))];
}

/** All parameters of a method, in order: method, base_weight, total_steps, its own, then those by keyword only. */
export function parametersOf(method: Method): readonly Parameter[] {
  let list = parameterLists.get(method);
  if (!list) {
    const leading = method.isEndless === true ? leadingParameters.map(asEndless) : leadingParameters;
    parameterLists.set(method, (list = [...leading, ...method.parameters, ...keywordParameters]));
  }
  return list;
}

/** The parameters of methods, which never change. */
const parameterLists = new WeakMap<Method, readonly Parameter[]>();

/** The parameters of a method that may be given without their names, in order. */
export function positionalOf(method: Method): readonly Parameter[] {
  return parametersOf(method).filter(({ positional }) => positional);
}

/** The parameter of a method that has this name or alias. */
export function findParameter(method: Method, name: string): Parameter | undefined {
  return parametersOf(method).find((parameter) => parameter.name === name || parameter.aliases.includes(name));
}

/** A length that may be left out. */
const asEndless = (parameter: Parameter): Parameter =>
  parameter.role === 'total' ? { ...parameter, default: 1, isQuiet: true } : parameter;

function normalised(name: string): string {
  return name.trim().toLowerCase().replaceAll('-', '_');
}
