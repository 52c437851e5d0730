// A function of the step -> its claim: a curve for each different call of it in the file.
import { say } from '../../core/message';
import type { ParameterValue, ParameterValues } from '../../core/parameter';
import type { FoundParameter, Problem } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { DefinedCurve } from '../../language/find/kind';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { Range } from '../../language/tree/tree';
import { isOfDefault } from '../../language/resolve/origin';
import { lastPart } from '../../language/tree/walk';
import type { Outcome } from '../../interpreter/outcome';
import { Unknown } from '../../interpreter/values/unknown';
import { type Candidate, fullNameOf, type Other } from './callee';
import { type Call, differenceOf, wordsIn } from './calls';
import { calledByAttributes, claimOfGroups, isGiven, ofGroup, type RateSetter, rateSetter, setting, withText } from './called';
import { constantsIn } from './constants';
import { isCountedAtTimes } from './counted';
import { definitionOf, quantityOf } from './definition';
import { callsByChoice } from './given/choices';
import { getsZero } from './given/getsZero';
import { type FilePart, filePart } from './part/filePart';
import { namesAround, rootOf } from './given/namesAround';
import { type Called, neededOf, studyWith, valuesOf } from './given/needed';
import { isScaledBy } from './given/scaledBy';
import { nestedAlone } from './nested';
import { returnedSetter } from './objects/returnedSetter';
import { epochsOfLoader, type Role, roleNamed } from './parameterOf';
import { moduleOf } from './stepFunction';
import { isTotalName, isWeightName, unitOfStep } from './stepNames';
import { isTooCostly, runLength, type Study } from './study';

/** The claim of a function that has numbers as its values; `isAsked`: it may have the same number at every step. */
export function claimOf(site: Site, written: Candidate, isAsked = false): Claim | undefined {
  if (!isAsked && isTooCostly(site)) return undefined;
  const alone = nestedAlone(site, written);
  const returning = rateSetter(site, written, true);
  const returned = returnedSetter(site, written);
  return (
    claimSetting(site, written, isAsked, rateSetter(site, written)) ??
    (alone && claimSetting(site, alone.candidate, isAsked, undefined, alone.text)) ??
    (returning && claimSetting(site, written, isAsked, returning)) ??
    (returned && claimSetting(site, returned.candidate, isAsked, undefined, returned.text))
  );
}

function claimSetting(site: Site, written: Candidate, isAsked: boolean, setter: RateSetter | undefined, text = ''): Claim | undefined {
  const { candidate, calls } = calledByAttributes(site, setter ? setting(site, written, setter) : written);
  const [first] = calls;
  const added = text + (setter?.text ?? '');
  const partWithout = (names: readonly string[]) => {
    const rest = partFor(site, candidate, calls, names);
    return rest && withText(rest, added);
  };
  // A name that another function sets for all is not known, and no reason to say nothing.
  const whole = partWithout([]);
  const around = whole || !isCalledWeight(candidate) ? [] : namesAround(site, candidate.callee.range, () => true);
  const part = whole ?? (around.length > 0 ? partWithout(around.map(rootOf)) : undefined);
  if (!part) return undefined;
  const others = candidate.others.map((other) => (first.open.has(other.name) ? { ...other, hasDefault: false, node: undefined } : other));
  const all = callsByChoice(candidate, calls, part.text);
  const called = { site, part, partWithout, calls: all, ...(!whole && { around }) };
  const claim = (of: Candidate, mayBeFlat = isAsked) => claimWith({ ...called, candidate: { ...of, others }, mayBeFlat });
  return (
    claim(candidate) ??
    (setter && claimOfGroups([0, 1].map((group) => claim(ofGroup(candidate, setter, group))))) ??
    (isFlatByDefault(site, candidate) ? claim(candidate, true) : undefined)
  );
}

const isCalledWeight = ({ callee }: Candidate): boolean => callee.isRate === true || isWeightName(fullNameOf(callee));

/** Whether a function may be a schedule that does nothing by the defaults of its options, each of which another run may give: `--warmup 0`. */
const isFlatByDefault = (site: Site, candidate: Candidate): boolean =>
  candidate.step.isVague !== true && isCalledWeight(candidate) && constantsIn(site, candidate).some(({ origin }) => isOfDefault(origin));

/** What a function is read from: its owner as a whole where that returns it. */
export function partFor(
  site: Site,
  { callee, isOwners = false }: Candidate,
  calls: readonly Call[] = [],
  without: readonly string[] = [],
  also: readonly string[] = [],
): FilePart | undefined {
  const owner = callee.kind === 'returned' || isOwners ? site.place.ancestors[1] : undefined;
  const objects = calls.flatMap((call) => [...call.objects.values()]);
  const names = objects.flatMap(({ name, text }) => (text === undefined ? [name] : wordsIn(text)));
  const part = filePart(site, (owner ?? site.node).range, callee.kind === 'lambda', [...names, ...also], undefined, without);
  return part && withText(part, objects.map(({ name, text }) => (text === undefined ? '' : `${name} = ${text}\n`)).join(''));
}

/** The claim of a function with its calls. */
export function claimWith(written: Called): Claim | undefined {
  const { site, candidate } = written;
  const [{ chosen = {} }] = written.calls;
  const open = candidate.others.filter(({ name, hasDefault }) => !hasDefault && !(name in chosen) && !isGiven(written.calls[0], name));
  // Keras gives such a function the rate of the epoch before, which builds up; one that sets the rate itself is given the first one.
  const mayBuildUp = candidate.step.unit === 'epoch' && candidate.callee.isRate !== true && open.some(({ name }) => name === 'lr');
  if (!written.mayBeFlat && mayBuildUp) return undefined;
  const needed = neededOf(written, open);
  if (!needed) return claimWithNamesAround(written);
  const { asked, tried } = needed;
  const called = { ...written, calls: tried.calls, isOfParts: tried.study.isOfParts };
  const [first] = tried.calls;
  const from = asked
    .filter((name) => called.around?.includes(name))
    .map((name): Other => ({ name, hasDefault: false, isOfFile: true, node: undefined, site }));
  const isOther = isNoWeight(candidate, tried.study) || isDividedByStride(site, candidate, tried.study) || isOfOtherCounts(site, candidate);
  if (!called.mayBeFlat && isOther) return undefined;
  const unknown = new Set(open.map(({ name }) => name).filter((name) => !asked.includes(name)));
  const others = [...candidate.others.filter(({ name }) => !unknown.has(name) && !(name in chosen) && !first.objects.has(name)), ...from];
  const byDefault = others.flatMap(readDefault);
  const parameters = [
    ...others.flatMap(({ name }) => [first.given, byDefault].flatMap((list) => list.filter((each) => each.name === name)).slice(0, 1)),
    ...constantsIn(site, candidate),
  ];
  const roles = (name: string): Role | undefined => {
    const role = roleNamed(name);
    const isFit =
      !asked.includes(name) || isScaledBy(name, role, (values) => studyWith(called, first, unknown, { ...tried.values, ...values }));
    return role && isFit ? role : undefined;
  };
  return {
    definition: definitionOf(
      site,
      { ...candidate, others },
      parameters,
      curvesOf(called, unknown, others, byDefault),
      isCountedElsewhere(site, candidate),
      roles,
    ),
    arguments: [],
    given: parameters,
    // What stands within a function is searched, too.
    range: candidate.callee.kind === 'lambda' ? site.node.range : candidate.head.range,
    problems: asked.length === 0 && getsZero(site, candidate) ? raisedAtOnce(tried.study.first, called.part, candidate.head.range) : [],
  };
}

/** Whether the step of a function that is no weight by its name is that of a range: it divides by it, which fails at 0. */
const isDividedByStride = ({ text }: Site, { step, callee }: Candidate, { first }: Study): boolean =>
  step.name === 'step' &&
  first.kind === 'raised' &&
  callee.isRate !== true &&
  !isWeightName(fullNameOf(callee)) &&
  /[/%]\s*(?:(?:float|int)\(\s*)?step\b/.test(text.slice(callee.range.from, callee.range.to));

/** Whether all calls of a function give it something else as its step than the turns of a loop: how often the rate has fallen so far. */
function isOfOtherCounts(site: Site, { callee, called, head, step }: Candidate): boolean {
  const index = head.parameters.findIndex(({ name }) => name === step.name);
  const calls = callee.kind === 'function' && called !== undefined ? site.calls(called) : [];
  return (
    calls.length > 0 &&
    calls.every((call) => {
      const list = call.node.kind === 'call' ? call.node.arguments : [];
      const given = (list.find(({ name }) => name?.text === step.name) ?? list[index])?.value;
      // What is called a step is one, though a loop that accumulates counts it only at times.
      return given?.kind === 'name' && unitOfStep(given.name) === undefined && isCountedAtTimes(call, given.name);
    })
  );
}

/** The claim of a function that needs numbers from around it which nobody knows: they are asked for. */
function claimWithNamesAround(called: Called): Claim | undefined {
  const { candidate, site, around } = called;
  if (around || !isCalledWeight(candidate)) return undefined;
  const module = moduleOf(site, called.part);
  const names = namesAround(site, candidate.callee.range, (name) => module.value(name) instanceof Unknown);
  const part = names.length > 0 ? called.partWithout?.(names.map(rootOf)) : undefined;
  return part && claimWith({ ...called, part, around: names });
}

/**
 * Whether a function is none of the step after all: it counts on from the step, or does so by whole numbers or grows beyond all weights with what
 * may be anything, as mathematics does.
 */
function isNoWeight({ step, callee }: Candidate, { value }: Study): boolean {
  const steps = [0, 1, 3, 10, 100, 1_000];
  const ahead = value(0);
  const stride = value(1) - ahead;
  const isVague = step.isVague === true;
  const isCounter =
    steps.every((at) => value(at) - at * stride === ahead) && (stride === 1 || (isVague && stride !== 0 && Number.isInteger(stride)));
  // A part of the run goes from 0 to 1.
  const isNoPart = isVague && step.unit === 'fraction' && [0, 1].some((at) => Number.isNaN(value(at)));
  return isNoPart || (isCounter && (isVague || !isWeightName(callee.name))) || (isVague && steps.some((at) => Math.abs(value(at)) > 1e30));
}

/** The curves of all calls. */
function curvesOf(called: Called, unknown: ReadonlySet<string>, others: readonly Other[], byDefault: readonly FoundParameter[]) {
  const { site, candidate, calls } = called;
  const { step } = candidate;
  const [first] = calls;
  // What may be anything is the part of the run that is done where it is compared with parts: `warmup_linear(x, warmup=0.1)`.
  const unit = first.unit ?? (step.isVague === true && called.isOfParts === true ? 'fraction' : step.unit);
  const run = () => (isCountedElsewhere(site, candidate) ? undefined : runLength(site, unit));
  const isRate = candidate.callee.isRate === true;
  const quantity = isRate ? 'lr' : quantityOf(fullNameOf(candidate.callee));
  const isDefault = (key: string, value: ParameterValue) =>
    !isGiven(first, key) && byDefault.some((each) => each.name === key && each.value === value);
  return (values: ParameterValues): readonly DefinedCurve[] => {
    const isOther = (key: string) => others.some(({ name }) => name === key);
    const said = Object.fromEntries(Object.entries(values).filter(([key, value]) => isOther(key) && !isDefault(key, value)));
    return calls.flatMap((call) => {
      const passed = call === first ? said : { ...withoutGiven(said, first), ...valuesOf(call) };
      const all = { ...valuesOf({ given: byDefault }), ...passed };
      const total =
        others
          .map(({ name }) => (isTotalName(lastPart(name)) ? all[name] : undefined))
          .find((each): each is number => typeof each === 'number' && each > 0) ?? (step.unit === 'step' ? epochsOfLoader(all) : undefined);
      // The rate of an optimizer is set in each epoch or step of the run.
      const given = total ?? (isRate ? run() : undefined);
      const schedule = studyWith(called, call, unknown, passed)?.schedule({ ...step, unit, given, run });
      const difference = calls.length === 1 ? '' : ` (${differenceOf(call, calls, all)})`;
      return schedule ? [{ quantity: quantity + difference, schedule }] : [];
    });
  };
}

/** Whether a function is only handed on, so that its step, whatever that is called, may count something else than the run does. */
const isCountedElsewhere = (site: Site, { step, callee }: Candidate): boolean =>
  step.isVague === true && callee.kind === 'function' && site.calls(callee.name).length === 0;

const withoutGiven = (values: ParameterValues, { given }: Call): ParameterValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !given.some(({ name }) => name === key)));

function readDefault({ name, node, site }: Other): readonly FoundParameter[] {
  const result = node && site.value(node);
  if (!result?.ok) return [];
  const { value, origin, literal } = result;
  const isPlain = typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
  return isPlain ? [{ name, value, node, origin, literal }] : [];
}

/** What Python raises at step 0 for certain. */
function raisedAtOnce(first: Outcome, part: FilePart, head: Range): readonly Problem[] {
  if (first.kind !== 'raised' || first.type !== 'ZeroDivisionError') return [];
  const message = say('At step 0 this raises {error}.', { error: `${first.type}: ${first.message}` });
  return [problem('raises', message, part.inFile(first.range) ?? head)];
}
