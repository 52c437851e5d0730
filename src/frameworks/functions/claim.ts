// A function of the step -> its claim: a curve for each different call of it in the file.
import { say } from '../../core/message';
import type { ParameterValue, ParameterValues } from '../../core/parameter';
import type { FoundParameter, Problem } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { DefinedCurve } from '../../language/find/kind';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { Outcome } from '../../interpreter/outcome';
import type { Candidate, Other } from './callee';
import { type Call, callsOf } from './calls';
import { definitionOf, quantityOf } from './definition';
import { type FilePart, filePart } from './filePart';
import { type Role, roleNamed } from './parameterOf';
import type { StepCallee } from './stepFunction';
import { isLengthName, isTotalName } from './stepNames';
import { study } from './study';

/** What a function is read from: its owner as a whole where that returns it. */
export function partFor(site: Site, { callee }: Candidate): FilePart | undefined {
  const owner = callee.kind === 'returned' ? site.place.ancestors[1] : undefined;
  return filePart(site, (owner ?? site.node).range, callee.kind === 'lambda');
}

const noCall: Call = { given: [], open: new Set() };

/** The claim of a function that has numbers as its values; `isAsked`: it may have the same number at every step. */
export function claimOf(site: Site, candidate: Candidate, part: FilePart, isAsked = false): Claim | undefined {
  const [first = noCall, ...more] = callsOf(site, candidate);
  const others = candidate.others.map((other) => (first.open.has(other.name) ? { ...other, hasDefault: false, node: undefined } : other));
  const { step, head } = candidate;
  const isGivenBy = ({ given }: Call, name: string) => given.some((each) => each.name === name);
  const byDefault = others.flatMap(readDefault);
  const defaults = byDefault.filter(({ name }) => !isGivenBy(first, name));
  const parameters = others.flatMap(({ name }) => [...first.given, ...defaults].filter((each) => each.name === name));
  const calleeOf = (call: Call): StepCallee => ({ ...candidate.callee, floats: floatsOf(site, call) });
  const open = others.filter(({ name, hasDefault }) => !hasDefault && !isGivenBy(first, name));
  const standIns = Object.fromEntries(open.map(({ name }, index) => [name, standInOf(name, index)]));
  const tried = study(site, part, calleeOf(first), { ...valuesOf(first), ...standIns }, isAsked);
  if (!tried) return undefined;
  const runTotal = step.unit === 'step' ? site.run.total('total_steps')?.value : undefined;
  const run = typeof runTotal === 'number' ? runTotal : undefined;
  const name = nameOf(candidate);
  const curves = (values: ParameterValues): readonly DefinedCurve[] => {
    const isDefault = (key: string, value: ParameterValue) => defaults.some((each) => each.name === key && each.value === value);
    const said = Object.fromEntries(Object.entries(values).filter(([key, value]) => !isDefault(key, value) && isOther(others, key)));
    return [first, ...more].flatMap((call) => {
      const passed = call === first ? said : { ...withoutGiven(said, first), ...valuesOf(call) };
      const all = { ...valuesOf({ given: byDefault }), ...passed };
      const total = others.map((other) => (isTotalName(other.name) ? all[other.name] : undefined)).find((each) => typeof each === 'number');
      const schedule = study(site, part, calleeOf(call), passed, isAsked)?.schedule({ unit: step.unit, given: total, run });
      const difference = more.length === 0 ? '' : ` (${differenceOf(call, [first, ...more], all)})`;
      return schedule ? [{ quantity: quantityOf(name) + difference, schedule }] : [];
    });
  };
  const valueWith = (values: ParameterValues) =>
    study(site, part, calleeOf(first), { ...valuesOf(first), ...standIns, ...values }, true)?.value ?? (() => NaN);
  const roles = (key: string): Role | undefined => {
    const role = roleNamed(key);
    return role && (!open.some((other) => other.name === key) || isScaledBy(key, role, valueWith)) ? role : undefined;
  };
  return {
    definition: definitionOf(site, { ...candidate, others }, parameters, curves, roles),
    arguments: [],
    given: parameters,
    // What stands within a function is searched, too.
    range: candidate.callee.kind === 'lambda' ? site.node.range : head.range,
    problems: open.length > 0 ? [] : raisedAtOnce(tried.first, part),
  };
}

/** Whether a function only grows in height, or only in length, with a parameter that is not known yet: else it is not drawn before it is. */
function isScaledBy(name: string, role: Role, valueWith: (values: ParameterValues) => (step: number) => number): boolean {
  const [one, other] = [100, 1700].map((value) => valueWith({ [name]: value }));
  const isSame = (a: number, b: number) => Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.abs(a);
  return [0, 0.01, 0.17, 0.5, 0.83, 1].every((share) =>
    role === 'base' ? isSame(17 * one!(100 * share), other!(100 * share)) : isSame(one!(100 * share), other!(1700 * share)),
  );
}

/** A value for a parameter of which nothing is known, for telling whether the function has numbers as its values. */
export const standInOf = (name: string, index: number): number => (isLengthName(name) ? 100 : 0.1 + 0.3 * index);

const nameOf = ({ callee: { kind, name, owner = '' } }: Candidate): string =>
  kind === 'function' || kind === 'lambda' ? name : `${owner}.${name}`;

const isOther = (others: readonly Other[], key: string): boolean => others.some(({ name }) => name === key);

const valuesOf = ({ given }: Pick<Call, 'given'>): ParameterValues => Object.fromEntries(given.map(({ name, value }) => [name, value]));

const withoutGiven = (values: ParameterValues, { given }: Call): ParameterValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !given.some(({ name }) => name === key)));

/** The parameters whose values are written as floats although they are whole. */
const floatsOf = ({ text }: Site, { given }: Call): ReadonlySet<string> =>
  new Set(
    given
      .filter(
        ({ value, node }) => Number.isInteger(value) && node?.kind === 'number' && /[.eE]/.test(text.slice(node.range.from, node.range.to)),
      )
      .map(({ name }) => name),
  );

/** What tells a call from the others: `n=40`. */
function differenceOf(call: Call, calls: readonly Call[], values: ParameterValues): string {
  const valueIn = ({ given }: Call, name: string) => given.find((each) => each.name === name)?.value;
  const names = [...new Set(calls.flatMap(({ given }) => given.map(({ name }) => name)))];
  const differing = names.filter((name) => new Set(calls.map((each) => valueIn(each, name))).size > 1);
  return differing.flatMap((name) => (name in values ? [`${name}=${String(valueIn(call, name) ?? values[name])}`] : [])).join(', ');
}

function readDefault({ name, node, site }: Other): readonly FoundParameter[] {
  const result = node && site.value(node);
  if (!result?.ok) return [];
  const { value, origin, literal } = result;
  const isPlain = typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
  return isPlain ? [{ name, value, node, origin, literal }] : [];
}

/** What Python raises at step 0 for certain. */
function raisedAtOnce(first: Outcome, part: FilePart): readonly Problem[] {
  if (first.kind !== 'raised' || first.type !== 'ZeroDivisionError') return [];
  const message = say('At step 0 this raises {error}.', { error: `${first.type}: ${first.message}` });
  return [problem('raises', message, part.inFile(first.range))];
}
