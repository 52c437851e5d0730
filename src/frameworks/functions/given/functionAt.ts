// The functions that a scheduler is given, evaluated without running anything.
import type { ParameterValues } from '../../../core/parameter';
import { comparedWith } from '../../../interpreter/comparedWith';
import type { Module } from '../../../interpreter/module';
import type { Outcome } from '../../../interpreter/outcome';
import { float } from '../../../interpreter/values/pyFloat';
import { PyFunction } from '../../../interpreter/values/pyFunction';
import { Unknown } from '../../../interpreter/values/unknown';
import type { Value } from '../../../interpreter/values/value';
import { type FoundParameter, fromElsewhere } from '../../../language/find/found';
import type { Site } from '../../../language/find/site';
import type { Node, Range } from '../../../language/tree/tree';
import { isScope, lastPart } from '../../../language/tree/walk';
import { numberAs } from '../../shared/parameters';
import { fewest } from '../fewest';
import { type FilePart, filePart } from '../part/filePart';
import { boundedSteps, moduleOf, numberOfValue } from '../stepFunction';
import { isTotalName, standInsFor } from '../stepNames';
import { studyOf } from '../study';
import { aloneAt } from './alone';
import { attributeGiven, givenByCalls, parametersAround } from './givenByCalls';
import { namesAround, rootOf, withNames } from './namesAround';
import { bindingsFor, isLacking, type OpenName, openNames } from './openNames';
import { valueGiven } from './valueGiven';

/** A function of the step that the file writes, or why there is none. */
export type GivenFunction = KnownFunction | { readonly isNumber: boolean };

/** A function of the step with all that it needs, some of which may have to be asked for. */
export interface KnownFunction {
  /** What nobody says. */
  readonly asked: readonly string[];
  /** What the surroundings of the function say. */
  readonly given: readonly FoundParameter[];
  /** Its value at a step with what is asked for; NaN where it has none. */
  readonly at: (step: number, values?: ParameterValues) => number;
  /** How far it is worth being drawn; undefined where that is not to be told. */
  readonly extent: (values: ParameterValues) => number | undefined;
  /** What it comes to at a step with a rate. */
  readonly withRate: (step: number, rate: number) => Outcome;
}

/** The function that a node of a file is. */
export function functionAt(site: Site, node: Node): GivenFunction {
  const part = filePart(site, node.range, true);
  if (!part) return functionAlone(site, node.kind === 'name' ? site.follow(node)?.node : node);
  const found = functionIn(site, node, part);
  const target = 'at' in found || found.isNumber ? undefined : site.follow(node)?.node;
  const read = target && isScope(target) ? withFlags(site, node, target, moduleOf(site, part)) : undefined;
  return read ?? found;
}

/** The function that stands at a node, without the rest of what it stands in: that may be too long to be read. */
export function functionAlone(site: Site, node: Node | undefined): GivenFunction {
  const alone = node && aloneAt(site, node);
  return alone ? functionIn(site, node, alone.part, alone.reads) : { isNumber: false };
}

/** A function that reads what its file imports, as flags are, where the file says what all of that is. */
function withFlags(site: Site, node: Node, { range }: Node, module: Module): KnownFunction | undefined {
  const names = namesAround(site, range, (name) => module.value(name) instanceof Unknown);
  const given = names.flatMap((name) => numberAs(name, site.value({ kind: 'name', name, range })) ?? []);
  const roots = [...new Set(names.map(rootOf))];
  const rest = names.length > 0 && given.length === names.length ? filePart(site, node.range, true, [], undefined, roots) : undefined;
  const found = rest && functionIn(site, node, withNames(rest, valuesOf(given, {})));
  return found && 'at' in found ? found : undefined;
}

/** The function that a node is in a part of its file; `reads`: what it reads of what stands around it, where that is known. */
function functionIn(site: Site, node: Node, part: FilePart, reads?: readonly OpenName[]): GivenFunction {
  const module = moduleOf(site, part);
  const range = part.inPart(node.range);
  const found = module.expression(range);
  if (found.kind === 'value' && numberIn(found.value) !== undefined) return { isNumber: true };
  const target = node.kind === 'name' ? (site.follow(node)?.node ?? node) : node;
  const open = reads ?? openNames(site, target) ?? [];
  // What a call makes is only known with what it is given: `partial(ramp, warmup=cfg.warmup)`, `one_cycle(1, hyp["lrf"], epochs)`.
  if (found.kind !== 'value' && !(open.length > 0 && target.kind === 'call')) return { isNumber: false };
  const of = { module, range, open };
  const parameters = parametersAround(site);
  const plain = open.filter(({ root, way }) => way.length === 0 && parameters.includes(root));
  const ofObject = open.filter(({ root, way }) => root === 'self' && way.length > 0 && !way.includes('length'));
  const ofOptions = open.filter(
    ({ root, way }) => root !== 'self' && parameters.includes(root) && way.length > 0 && way.every(isAttribute),
  );
  const given = [
    ...plain.flatMap((each) => givenFor(site, each) ?? []),
    ...ofObject.flatMap((each) => attributeFor(site, each) ?? []),
    ...ofOptions.flatMap(({ text }) => optionFor(site, text)),
  ];
  const needed = plain.map(({ text }) => text).filter((text) => !given.some(({ name }) => name === text));
  const asked = askedFor(of, given, needed);
  return asked ? functionOf(of, given, asked) : { isNumber: false };
}

const isAttribute = (step: OpenName['way'][number]): boolean => typeof step !== 'string' && 'attribute' in step;

/** A function in a module, what it reads of the functions around it. */
interface Located {
  readonly module: Module;
  readonly range: Range;
  readonly open: readonly OpenName[];
}

/** What the file says for a parameter of the function around: it has it by default, or by all calls. */
function givenFor(site: Site, { text, root }: OpenName): FoundParameter | undefined {
  const own = site.value({ kind: 'name', name: root, range: site.node.range });
  return numberAs(text, own.ok ? own : givenByCalls(site, root));
}

/** What the file says for an attribute of the object: its class has it, or all calls of that give it. */
function attributeFor(site: Site, { text, way }: OpenName): FoundParameter | undefined {
  const owner = site.place.ancestors.findLast(({ ofClass }) => ofClass);
  const path = way.map((step) => (typeof step === 'string' ? step : 'attribute' in step ? step.attribute : String(step.item))).join('.');
  return owner && numberAs(text, attributeGiven(site, owner, path));
}

/** What the file says for an option that a parameter of the function around leads to: `args.lr`. */
function optionFor(site: Site, name: string): readonly FoundParameter[] {
  const found = valueGiven(site, { kind: 'name', name, range: site.node.range });
  return typeof found?.value === 'number' ? [fromElsewhere(name, { ...found, value: found.value })] : [];
}

/** Which names have to be asked for; undefined where the function has no numbers even so. */
function askedFor(of: Located, given: readonly FoundParameter[], needed: readonly string[]): readonly string[] | undefined {
  const isKnown = (asked: readonly string[]): boolean => {
    const made = madeWith(of, valuesOf(given, standInsFor(asked)));
    const outcomes = [1, 2, 100, 100_000].map((step) => made?.call(step) ?? noOutcome);
    const isOpen = (outcome: Outcome) => outcome.kind === 'unknown' || (asked.length > 0 && isLacking(outcome));
    return !outcomes.some(isOpen) && (asked.length === 0 ? !outcomes.every(isOfMissing) : outcomes.some(isNumber));
  };
  const open = of.open.map(({ text }) => text).filter((name) => !given.some((each) => each.name === name));
  return fewest(open, isKnown, needed);
}

const valuesOf = (given: readonly FoundParameter[], values: ParameterValues): ParameterValues => ({
  ...Object.fromEntries(given.map(({ name, value }) => [name, value])),
  ...values,
});

/** The names that the function reads, bound to these values. */
function namesFor({ open }: Located, values: ParameterValues): ReadonlyMap<string, Value> | undefined {
  return bindingsFor(open.filter(({ text }) => text in values).map((each) => [each, values[each.text] as number] as const));
}

const noOutcome: Outcome = { kind: 'unknown', reason: 'argument', about: '', range: { from: 0, to: 0 } };
/** Whether it reads what is not there, at whatever step. */
const isOfMissing = (outcome: Outcome): boolean => outcome.kind === 'raised' && /^(?:Attribute|Name|UnboundLocal)Error$/.test(outcome.type);
const isNumber = (outcome: Outcome): boolean => outcome.kind === 'value' && numberIn(outcome.value) !== undefined;

/** A function with what it reads. */
interface Made {
  readonly value: Value;
  readonly names: ReadonlyMap<string, Value>;
  readonly call: (step: number) => Outcome;
}

function madeWith(of: Located, values: ParameterValues): Made | undefined {
  const names = namesFor(of, values);
  if (!names) return undefined;
  const found = of.module.expression(of.range, names);
  if (found.kind !== 'value') return undefined;
  const { value } = found;
  return { value, names, call: boundedSteps((operations) => of.module.atSteps(value, { args: [0], step: 0, operations })) };
}

const none: ParameterValues = {};

function functionOf(of: Located, given: readonly FoundParameter[], asked: readonly string[]): KnownFunction {
  const known = new Map<string, Made | undefined>();
  const allOf = (values: ParameterValues) => {
    const own = Object.entries(values).filter(([name]) => of.open.some(({ text }) => text === name));
    return valuesOf(given, Object.fromEntries(own));
  };
  // A curve asks for each of its steps with the same values.
  let last: { readonly values: ParameterValues; readonly made: Made | undefined } | undefined;
  const madeFor = (values: ParameterValues): Made | undefined => {
    if (last?.values === values) return last.made;
    const all = allOf(values);
    const key = JSON.stringify(all);
    if (!known.has(key)) known.set(key, madeWith(of, all));
    last = { values, made: known.get(key) };
    return last.made;
  };
  return {
    asked,
    given,
    at: (step, values = none) => {
      const outcome = madeFor(values)?.call(step);
      return outcome?.kind === 'value' ? (numberIn(outcome.value) ?? NaN) : NaN;
    },
    extent: (values) => {
      const total = Object.entries(allOf(values)).find(([name]) => isTotalName(lastPart(name)))?.[1];
      if (typeof total === 'number' && total > 0) return total;
      const made = madeFor(values);
      return made && extentOf(of.module, made);
    },
    withRate: (step, rate) => {
      const made = madeFor(none);
      return made ? of.module.call(made.value, [step, float(rate)]) : { kind: 'exceeded', bound: 'curve' };
    },
  };
}

/** How far a function is drawn that is drawn by itself. */
function extentOf(module: Module, { value, names, call }: Made): number | undefined {
  const [step] = value instanceof PyFunction ? value.parameterNames : [];
  const corners = () => (value instanceof PyFunction && step !== undefined ? comparedWith(module, value.range, step, names) : []);
  const study = studyOf({ at: call, corners });
  return study?.schedule({ unit: 'step', given: undefined, run: () => undefined }).totalSteps;
}

const numberIn = (value: Value): number | undefined => (typeof value === 'boolean' ? Number(value) : numberOfValue(value));
