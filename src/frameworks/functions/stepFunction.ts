// A function of the step, evaluated by the interpreter.
import { comparedWith } from '../../interpreter/comparedWith';
import { CURVE_OPERATIONS } from '../../interpreter/bounds';
import { loadModule } from '../../interpreter/interpret';
import type { StepMethod } from '../../interpreter/statefulRun';
import type { Module } from '../../interpreter/module';
import type { Outcome } from '../../interpreter/outcome';
import { ArrayScalar } from '../../interpreter/values/arrayScalar';
import { isNumber, toDouble } from '../../interpreter/values/integer';
import { float } from '../../interpreter/values/pyFloat';
import { PyFunction } from '../../interpreter/values/pyFunction';
import { namespaceOf } from '../../interpreter/modules/smallModules';
import { PyList, PyRange } from '../../interpreter/values/sequences';
import { Unknown } from '../../interpreter/values/unknown';
import type { Value } from '../../interpreter/values/value';
import type { ParameterValue, ParameterValues } from '../../core/parameter';
import { type Syntax, syntaxOf } from '../../language/python/reusableFragments';
import type { Range } from '../../language/tree/tree';
import type { FilePart } from './part/filePart';
import { tellingImports } from './imported/tellingImports';
import { isLength, objectOfAttribute } from './parameterOf';
import type { Site } from '../../language/find/site';

/** Something that the file binds to a name, or an object of the class of that name, made without arguments. */
export interface FileObject {
  readonly name: string;
  readonly isMade: boolean;
  /** The list, tuple or dict that is bound to the name behind the part of the file. */
  readonly text?: string;
}

/** What in a file is called with the step. */
export interface StepCallee {
  /** A function of the file; a lambda; the method of a class, or the function that a function returns, whose name is `owner`; a class whose objects change with each call. */
  readonly kind: 'function' | 'lambda' | 'method' | 'returned' | 'stateful';
  readonly name: string;
  readonly owner?: string | undefined;
  /** What is called in its place, in the file or behind it. */
  readonly called?: string;
  /** It sets or says the rate of an optimizer. */
  readonly isRate?: boolean;
  /** Its step is the part of a run that is done. */
  readonly isShare?: boolean;
  /** Its whole text. */
  readonly range: Range;
  /** How its object is run. */
  readonly run?: StepMethod;
  readonly step: string;
  /** What its text reads as the step, where that is an attribute: `self.global_step`. */
  readonly read?: string;
  /** Which of the other parameters are the owner's. */
  readonly ownerParameters: ReadonlySet<string>;
  /** Those parameters that are floats although their values are whole. */
  readonly floats: ReadonlySet<string>;
  /** Those parameters that are objects of the file. */
  readonly objects?: ReadonlyMap<string, FileObject>;
  /** Those parameters of which nothing is known, and that may not matter. */
  readonly unknown?: ReadonlySet<string>;
}

/** The module that a part of a file is. */
export const moduleOf = (site: Pick<Site, 'kept' | 'options'>, { text, unknown, of }: FilePart): Module =>
  site.kept(`module ${text}`, () => {
    // A longer part differs little from what it was before the last edit.
    const last = site.kept(`syntax ${of}`, (): { syntax?: Syntax } => ({}));
    last.syntax = syntaxOf(text, last.syntax);
    const { imports, commandLine } = site.options;
    return loadModule(text, { unknown, imports: imports && tellingImports(imports), syntax: last.syntax.tree, commandLine });
  });

/** Operations that a value may cost for the curve to be evaluated without end. */
const cheap = 1_000;

/** A function of the step with values for its other parameters. */
export interface StepFunction {
  /** What it comes to at a whole or real step. */
  readonly at: (step: number) => Outcome;
  /** The numbers that it compares the step with, ascending. */
  readonly corners: () => readonly number[];
  /** Whether its value at a step is another one after calls at other steps. */
  readonly isMoved?: () => boolean;
  /** It is run from step 0 on, so that a later step costs all before it, and has whole steps only. */
  readonly isRun?: boolean;
}

/** The function with these values; what is left out has Python's default. Undefined where it cannot be made: its class or owner is not known. */
export function stepFunction(module: Module, part: FilePart, callee: StepCallee, values: ParameterValues): StepFunction | undefined {
  const given = (isOwners: boolean) =>
    withObjects(
      [
        ...Object.entries(values).map(
          ([name, value]) => [name, typeof value === 'number' && callee.floats.has(name) ? float(value) : pyValue(value)] as const,
        ),
        ...[...(callee.objects ?? [])].map(([name, object]) => [name, objectIn(module, object) ?? unknown(name, callee)] as const),
        ...[...(callee.unknown ?? [])].map((name) => [name, unknown(name, callee)] as const),
      ].filter(([name]) => callee.ownerParameters.has(name) === isOwners),
    );
  if (callee.run) return statefulRun(module, callee, callee.run, given(true));
  const made = callable(module, part, callee, given(true));
  if (!made) return undefined;
  const keywords = given(false);
  return {
    at: boundedSteps((operations) => module.atSteps(made.function_, { args: [], step: callee.step, keywords, operations })),
    isMoved: () => {
      const [before, , after] = module.inARow(made.function_, keywords, callee.step, [7, 50, 7]).map(numberOf);
      return before !== undefined && after !== undefined && !Object.is(before, after);
    },
    corners: () => {
      const names = new Map<string, Value>([...given(true), ...keywords, ...made.names, [callee.step, 0]]);
      return comparedWith(module, part.inPart(callee.range), callee.read ?? callee.step, names);
    },
  };
}

function statefulRun(module: Module, { owner }: StepCallee, run: StepMethod, owners: ReadonlyMap<string, Value>): StepFunction | undefined {
  const outer = module.value(owner ?? '');
  if (outer === undefined) return undefined;
  const made = module.stateful(() => module.make(outer, [], owners), run);
  return { at: (step) => made.at(Math.max(0, Math.floor(step))), corners: () => [], isRun: true };
}

interface Callable {
  readonly function_: Value;
  readonly names: readonly (readonly [string, Value])[];
}

function callable(module: Module, part: FilePart, callee: StepCallee, owners: ReadonlyMap<string, Value>): Callable | undefined {
  const { kind, name, called = name, owner = '', range } = callee;
  if (kind === 'lambda') {
    const lambda = module.expression(part.inPart(range), owners);
    return lambda.kind === 'value' && lambda.value instanceof PyFunction ? { function_: lambda.value, names: [] } : undefined;
  }
  if (kind === 'function') {
    const value = module.value(called);
    return value instanceof PyFunction ? { function_: value, names: [] } : undefined;
  }
  const outer = module.value(owner);
  if (outer === undefined) return undefined;
  const made = module.make(outer, [], owners);
  if (made.kind !== 'value') return undefined;
  if (kind === 'returned')
    return made.value instanceof PyFunction && made.value.name.endsWith(name) ? { function_: made.value, names: [] } : undefined;
  const method = module.attribute(made.value, name);
  return method.kind === 'value' ? { function_: method.value, names: [['self', made.value]] } : undefined;
}

const unknown = (name: string, { range }: StepCallee): Value => new Unknown('argument', name, range);

function objectIn(module: Module, { name, isMade }: FileObject): Value | undefined {
  const value = module.value(name);
  if (value === undefined || !isMade) return value;
  const made = module.make(value, []);
  return made.kind === 'value' ? made.value : undefined;
}

/** Values by the names of their parameters; those of attributes are put into an object. */
function withObjects(values: readonly (readonly [string, Value])[]): Map<string, Value> {
  const all = new Map<string, Value>();
  const objects = new Map<string, Map<string, Value>>();
  for (const [name, value] of values) {
    const object = objectOfAttribute(name);
    if (object === undefined) all.set(name, value);
    else if (isLength(name)) all.set(object, value instanceof Unknown ? value : new PyRange(0, toDouble(value as number), 1));
    else objects.set(object, (objects.get(object) ?? new Map<string, Value>()).set(name.slice(object.length + 1), value));
  }
  objects.forEach((attributes, name) => all.set(name, namespaceOf(attributes)));
  return all;
}

/** A value as the interpreter has it. */
export const pyValue = (value: ParameterValue): Value =>
  Array.isArray(value) ? new PyList({ epoch: -1 }, [...(value as readonly number[])]) : (value as Value);

/** Values that cost as much as they need where each costs little; else as much as a drawn curve may, all together. */
export function boundedSteps(atSteps: (operations: number) => (step: Value) => Outcome): (step: number) => Outcome {
  let run = atSteps(CURVE_OPERATIONS);
  // Hardly any function costs so much that it matters.
  let isCheap: boolean | undefined;
  return (step) => {
    const outcome = run(step);
    if (outcome.kind !== 'exceeded' || outcome.bound !== 'curve') return outcome;
    isCheap ??= areCheap(atSteps(10 * cheap));
    if (!isCheap) return outcome;
    run = atSteps(CURVE_OPERATIONS);
    return run(step);
  };
}

const areCheap = (few: (step: Value) => Outcome): boolean =>
  [0, 1, 2, 3, 10, 17, 100, 1000, 1001, 99_999].every((step) => few(step).kind !== 'exceeded');

/** The number that an outcome is; undefined where it is none. True and False are none. */
export function numberOf(outcome: Outcome): number | undefined {
  return outcome.kind === 'value' ? numberOfValue(outcome.value) : undefined;
}

/** The number that a value is; undefined where it is none. True and False are none. */
export function numberOfValue(value: Value): number | undefined {
  if (value instanceof ArrayScalar) return value.dtype === 'bool' ? undefined : value.value;
  return typeof value !== 'boolean' && isNumber(value) ? toDouble(value) : undefined;
}
