// A function with its calls, and what is called for it: one that sets the rates of an optimizer - `for group in optimizer.param_groups: group["lr"] = lr` -
// has what it leaves there as its value.
import type { ParameterValues } from '../../core/parameter';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { Range } from '../../language/tree/tree';
import type { Candidate, Other } from './callee';
import { type Call, callsOf, objectOf } from './calls';
import type { FilePart } from './part/filePart';
import { returnsValue } from './signature';
import { withoutStrings } from './pythonText';
import { isWeightName } from './stepNames';

/** What is called instead of a function that sets rates, and what has to stand behind its file for that. */
export interface RateSetter {
  /** The parameter that is the optimizer; undefined where the file has it. */
  readonly parameter: string | undefined;
  readonly name: string;
  readonly text: string;
  /** It reads the rate with which a group began. */
  readonly readsFirst: boolean;
}

const groups = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)\.param_groups\b/u;
/** The assignment of a rate to a group of an optimizer. */
export const setsRate = /\[\s*(['"])lr\1\s*\]\s*=(?!=)/;

/** How a function that sets rates is called for them; undefined for other functions, and for those that return something where that is the rate. */
export function rateSetter({ text }: Site, { callee, head, step }: Candidate, mayReturn = false): RateSetter | undefined {
  const body = text.slice(head.range.to, callee.range.to);
  const isPlain = callee.kind === 'function' && setsRate.test(body) && returnsValue(body) === mayReturn;
  const optimizer = isPlain ? groups.exec(body)?.[1] : undefined;
  if (optimizer === undefined || optimizer === step.name) return undefined;
  const isParameter = head.parameters.some(({ name }) => name === optimizer);
  const name = `rate set by ${callee.name}`.replace(/\W/g, '_');
  const key = head.parameters.some((each) => each.name === firstRate) ? undefined : keyOfFirst.exec(body)?.[1];
  const group = key === undefined ? '{"lr_scale": 1.0}' : `{"lr_scale": 1.0, "${key}": first}`;
  const made = `${name}_optimizer`;
  // A group has a rate only once the function has set one: what depends on an earlier rate, or leaves it as it is, is no function of the step.
  const lines = [
    `class ${made}:`,
    '    def __init__(self, first):',
    `        self.param_groups = [${group}, ${group}]`,
    // The function may have a parameter of that name.
    `def ${name}(group=None${key === undefined ? '' : `, ${firstRate}=None`}, **rest):`,
    ...(isParameter ? [] : [`    global ${optimizer}`]),
    `    ${optimizer} = ${made}(${key === undefined ? 'None' : firstRate})`,
    `    ${callee.name}(${isParameter ? `${optimizer}=${optimizer}, ` : ''}**rest)`,
    // Groups that get different rates have no curve in common, but one each.
    `    rates = [each["lr"] for each in ${optimizer}.param_groups if "lr" in each]`,
    '    if group is not None:',
    '        return rates[group] if len(rates) == 2 else None',
    '    return rates[0] if rates and all([rate == rates[0] for rate in rates]) else None',
    ...[0, 1].map((group) => `def ${nameOfGroup(name, group)}(**rest):\n    return ${name}(group=${group}, **rest)`),
  ];
  return { parameter: isParameter ? optimizer : undefined, name, text: `\n${lines.join('\n')}\n`, readsFirst: key !== undefined };
}

/** What a group of an optimizer keeps the rate with which it began under, where a function reads that. */
const keyOfFirst = /\[\s*["'](initial_lr|init_lr|lr0|base_lr)["']\s*\](?!\s*=[^=])/;
const firstRate = 'initial_lr';

/** The same for one of two groups alone. */
export const ofGroup = (candidate: Candidate, { name }: RateSetter, group: number): Candidate => ({
  ...candidate,
  callee: { ...candidate.callee, called: nameOfGroup(name, group) },
});

const nameOfGroup = (name: string, group: number): string => `${name}_${group}`;

/** Two groups of an optimizer that get different rates, as one. */
export function claimOfGroups([first, second]: readonly (Claim | undefined)[]): Claim | undefined {
  const [one, other] = [first?.definition, second?.definition];
  if (!first || !one || !other) return undefined;
  const curves = (values: ParameterValues) =>
    [one, other].flatMap((each, group) =>
      each.curves(values).map((curve) => ({ ...curve, quantity: `${curve.quantity} (group ${group})` })),
    );
  return { ...first, definition: { ...one, curves } };
}

/** A part of a file with more behind it. */
export const withText = (part: FilePart, text: string): FilePart => ({ ...part, text: part.text + text });

/** A function that sets rates, without its optimizer. */
export const setting = (site: Site, candidate: Candidate, { name, parameter, readsFirst }: RateSetter): Candidate => ({
  ...candidate,
  callee: { ...candidate.callee, called: name, isRate: true },
  others: [
    ...candidate.others.filter((other) => other.name !== parameter),
    ...(readsFirst ? [{ name: firstRate, hasDefault: false, node: undefined, site }] : []),
  ],
});

/** A function with its calls: parameters that none of them gives something known are their attributes, where only these are read. */
export function calledByAttributes(
  site: Site,
  candidate: Candidate,
): { readonly candidate: Candidate; readonly calls: readonly [Call, ...Call[]] } {
  const calls = promisedCalls(site, candidate);
  const { callee, head, others } = candidate;
  const isOpen = ({ name, hasDefault }: Other) => !hasDefault && !isGiven(calls[0], name);
  const isRate = callee.isRate === true || isWeightName(callee.name);
  if (callee.kind !== 'function' || !isRate || !others.some(isOpen)) return { candidate, calls };
  const body = { from: head.range.to, to: callee.range.to };
  const all = { ...candidate, others: others.flatMap((other) => (isOpen(other) ? byAttributes(site, body, other) : other)) };
  return all.others.length === others.length && all.others.every((other, index) => other === others[index])
    ? { candidate, calls }
    : { candidate: all, calls: promisedCalls(site, all) };
}

const most = 12;

/** The attributes of a parameter in place of it, where the body of the function does nothing else with it than reading them. */
function byAttributes(site: Site, body: Range, other: Other): readonly Other[] {
  const { name } = other;
  const text = withoutStrings(site.text.slice(body.from, body.to));
  const found = new Set<string>();
  for (const [, length, attribute, behind] of text.matchAll(
    new RegExp(
      `(?<![\\p{L}\\p{N}_.])(len\\(\\s*)?${name}(?![\\p{L}\\p{N}_])(?:\\.([\\p{L}_][\\p{L}\\p{N}_]*)\\s*(\\(|[-+*/%]?=(?!=)|\\.)?|\\s*\\))?`,
      'gu',
    ),
  )) {
    const isLength = length !== undefined && attribute === undefined;
    if (!isLength && (attribute === undefined || behind !== undefined || attribute === 'param_groups')) return [other];
    found.add(isLength ? `len(${name})` : `${name}.${attribute}`);
  }
  if (found.size === 0 || found.size > most) return [other];
  return [...found].map((each) => ({ ...other, name: each, hasDefault: false, node: undefined }));
}

function promisedCalls(site: Site, candidate: Candidate): readonly [Call, ...Call[]] {
  const [first = noCall, ...more] = callsOf(site, candidate);
  return [first, ...more].map((call) => withPromised(site, candidate, call)) as [Call, ...Call[]];
}

const noCall: Call = { given: [], objects: new Map(), open: new Set() };

/** A call, with the objects that annotations promise where nobody says more. */
function withPromised(site: Site, { others }: Candidate, call: Call): Call {
  const promised = others.flatMap(({ name, hasDefault, type }) => {
    const object = hasDefault || isGiven(call, name) ? undefined : objectOf(site, type);
    return object ? [[name, object] as const] : [];
  });
  return promised.length === 0 ? call : { ...call, objects: new Map([...promised, ...call.objects]) };
}

export const isGiven = ({ given, objects }: Call, name: string): boolean => objects.has(name) || given.some((each) => each.name === name);
