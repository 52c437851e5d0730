// Functions and methods of a program that have the name of a schedule function, and mean something else by it.
import { leadingParameters } from '../../core/methods/common';
import { findMethod, findParameter } from '../../core/methods/index';
import { power } from '../../core/methods/power';
import { canonicalName } from '../../language/find/canonicalName';
import type { Site } from '../../language/find/site';
import { type Binding, callKey, entriesNamed } from '../../language/resolve/lookUp';
import { bindingsOf } from '../../language/resolve/names/bindingsOf';
import type { Statement } from '../../language/tree/statements';
import type { Argument, CallNode } from '../../language/tree/tree';
import { lastPart, modulesOf } from '../../language/tree/walk';
import { methodArgument, takesOthers } from './recogniseCall';

/**
 * Whether the text gives the name another meaning: a function or a method of its own that takes something else, a module, a library's function;
 * or one of which nothing is known, by a call that is not a whole schedule.
 */
export function isDefinedOtherwise(site: Site, { callee, arguments: list }: CallNode): boolean {
  if (callee.includes('.') && isMethodOfOthers(lastPart(callee), list, site)) return true;
  const bound = boundTo(callee, site);
  const headers = bound.map(({ entry, text }) => headerOf(text.slice(entry.value.range.from, entry.value.range.to)));
  if (headers.some((header) => header !== undefined && takesAnother(header, list))) return true;
  const isDefined = bound.length > 0 && headers.every((header) => header !== undefined);
  return !isDefined && isOfOthers(callee, bound, site) && !isWholeSchedule(list, site);
}

/** What a name is bound to in the text, else in the last cell above that binds it, with the text in which that stands. */
function boundTo(name: string, { options, place, text }: Site): readonly (Binding & { readonly text: string })[] {
  const own = bindingsOf(name, place.ancestors).map((binding) => ({ ...binding, text }));
  if (own.length > 0) return own;
  for (const cell of (options.earlierCells ?? []).toReversed()) {
    const found = modulesOf([cell]).flatMap((module) => bindingsOf(name, [module]));
    if (found.length > 0) return found.map((binding) => ({ ...binding, text: cell.text }));
  }
  return [];
}

/** The parameters of a function as they are written; undefined for what is none. */
function headerOf(text: string): string | undefined {
  const [head, ofFunction, ofLambda] = /^(?:(?:async\s+)?def\s[^(]*\(([^)]*)|lambda\b([^:]*):)/.exec(text) ?? [];
  return head === undefined ? undefined : (ofFunction ?? ofLambda);
}

/** Whether a function with these parameters takes something else than a schedule's, or takes it in another order. */
function takesAnother(parameters: string, list: readonly Argument[]): boolean {
  if (takesOthers(parameters)) return true;
  const written = parameters.split(',').flatMap((each) => /^\s*(\*?\w*)/.exec(each)?.[1] ?? []);
  const names = written.filter((name) => !/^(?:self|cls|)$/.test(name));
  const open = names.findIndex((name) => name.startsWith('*'));
  return list.some(({ name, spread }, at) => {
    if (name || spread || at === 0 || (open >= 0 && open <= at)) return false;
    const own = names[at];
    return own === undefined || !leading[at]?.has(own);
  });
}

/** The names of what stands at each place of a call. */
const leading = [...leadingParameters, ...power.parameters].map(({ name, aliases }) => new Set([name, ...aliases]));

/** Whether a name that is no function of the text is not known to be ours: it is imported from elsewhere, or bound to something else. */
function isOfOthers(callee: string, bound: readonly Binding[], { options, place }: Site): boolean {
  if (options.bareWords) return false;
  const full = canonicalName(callee, place.ancestors, () => [], modulesOf(options.earlierCells ?? []));
  // Who names a function in the settings knows it.
  if (![callee, full].some((name) => name !== undefined && lastPart(name) === 'schedule')) return false;
  const isBound = bound.length > 0 || (full !== undefined && full !== callee);
  return isBound && !/(?:^|\.)weight_schedules\.\w+$/.test(full ?? '');
}

/** Libraries, none of which has a function like ours. */
const libraries =
  /^(?:torch\w*|transformers|diffusers|accelerate|optax|flax|jax|keras|tensorflow\w*|paddle\w*|mm(?:engine|cv)|timm|(?:pytorch_)?lightning\w*|composer|deepspeed|ray|stable_baselines3|sb3_contrib|gymnasium|gym|celery|apscheduler|prefect|airflow|dagster|schedule|sched|rocketry|huey|rq|asyncio|monai|detectron2|fairseq|optuna|sklearn|scipy|numpy|thinc|spacy|nemo|ignite|fastai|tianshou|trl|peft)(?:\.|$)/;

/** Whether a call of nobody knows whose function is all that a schedule is, so that it must be meant for one. */
function isWholeSchedule(list: readonly Argument[], site: Site): boolean {
  if (libraries.test(site.callee ?? '')) return false;
  const first = methodArgument(list);
  const method = findMethod((first && site.word(first.value)) ?? '');
  const positional = list.filter(({ name, spread }) => !name && !spread);
  const isFitting = ({ name, spread }: Argument) =>
    !spread && (!name || name.text === 'method' || findParameter(method!, name.text) !== undefined);
  if (!method || positional.length > leading.length || !list.every(isFitting)) return false;
  const given = (role: 'base' | 'total') => list.find((each) => each.name && findParameter(method, each.name.text)?.role === role)?.value;
  const total = positional[2]?.value ?? given('total');
  if (!total) return (positional[1]?.value ?? given('base')) !== undefined && site.run.length() !== undefined;
  const length = site.value(total);
  return !length.ok || (typeof length.value === 'number' && length.value >= 1);
}

/** The parameters of the methods of a program, as they are written, by their names; kept with its statements. */
const known = new WeakMap<readonly Statement[], ReadonlyMap<string, readonly string[]>>();

function isMethodOfOthers(name: string, list: readonly Argument[], { text, statements, place }: Site): boolean {
  const [root] = place.ancestors;
  // That is noted, so that another such method leads to another reading.
  if (root) entriesNamed(root, callKey(name));
  const methods = known.get(statements) ?? methodsIn(text);
  known.set(statements, methods);
  return methods.get(name)?.every((parameters) => takesAnother(parameters, list)) ?? false;
}

function methodsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, readonly string[]>();
  for (const [, name, parameters] of text.matchAll(/^[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(([^)]*)/gm))
    methods.set(name!, [...(methods.get(name!) ?? []), parameters!]);
  return methods;
}
