// Which nodes of a Python file are functions of the step, going by their heads alone.
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import type { MappingNode, Node, Range } from '../../language/tree/tree';
import { algorithmOf, isOfAlgorithm, isRate } from '../stableBaselines3/algorithms';
import { fieldsOf } from './given/fieldsOf';
import { withoutComments } from './pythonText';
import { returnsObject, type Signature, signatureAt, type Written } from './signature';
import { isWeightName, type StepParameter, stepParameter, unitOfStep } from './stepNames';
import type { StepCallee } from './stepFunction';

/** A parameter besides the step. */
export interface Other extends Written {
  /** The value that it has by default, where the tree has it. */
  readonly node: Node | undefined;
  /** Where that is evaluated. */
  readonly site: Site;
}

/** A function that may be one of the step. */
export interface Candidate {
  readonly callee: Omit<StepCallee, 'floats'>;
  readonly step: StepParameter;
  readonly others: readonly Other[];
  /** Its head, from `def` or `lambda` on. */
  readonly head: Signature;
  /** What is called to give the other parameters: the function itself, its class, or the function around it. */
  readonly called: string | undefined;
  /** What is called is the function around it, which makes it. */
  readonly isOwners?: boolean;
  /** The call that it is read for, where that stands in a file that imports it. */
  readonly call?: Site;
}

/** What a function is called in full: `Annealer.weight`. */
export const fullNameOf = ({ name, owner }: Pick<StepCallee, 'name' | 'owner'>): string =>
  owner === undefined ? name : `${owner}.${name}`;

/** The function at a site, if its names say that it is one of the step, or if the user says which parameter is the step. */
export function candidateAt(site: Site): Candidate | undefined {
  const { node, text } = site;
  if (node.kind === 'mapping' ? !node.scope || node.ofClass === true : node.kind !== 'unknown') return undefined;
  const head = signatureAt(text, node.range.from);
  if (!head) return undefined;
  if (node.kind === 'unknown') return head.name === undefined ? lambda(site, head) : undefined;
  return head.name === undefined ? undefined : named(site, head, head.name);
}

function lambda(site: Site, head: Signature): Candidate | undefined {
  const name = site.place.path.at(-1) ?? (site.options.step === undefined ? undefined : 'lambda');
  const step = name === undefined ? undefined : stepOf(site, head, [name]);
  if (name === undefined || !step) return undefined;
  const scope = site.node.kind === 'unknown' ? site.node.children[0] : site.node;
  return {
    callee: { kind: 'lambda', name, range: site.node.range, step: step.name, ownerParameters: new Set() },
    step,
    others: othersOf(site, head, scope, step.name, false),
    head,
    called: undefined,
  };
}

function named(site: Site, head: Signature, name: string): Candidate | undefined {
  const { ancestors } = site.place;
  const owner = ancestors.length === 2 ? ancestors[1]! : undefined;
  if (ancestors.length > 2 || (owner && owner.scope !== true)) return undefined;
  const ownerName = owner && nameOf(site.text, owner.range);
  const isMethod = owner?.ofClass === true;
  const ownerSaysIt = owner && ownerName !== undefined && (isMethod || isHandedOn(site.text, owner.range, name));
  const step = stepOf(site, head, ownerSaysIt === true ? [name, ownerName] : [name]);
  if (!step || (owner && ownerName === undefined)) return undefined;
  if (site.options.step === undefined && (isOtherwiseNamed(name, step) || returnsObject(site.text, head) || isOneOfMany(site, name)))
    return undefined;
  const callee = { name, range: site.node.range, step: step.name };
  const own = othersOf(site, head, site.node, step.name, isMethod);
  if (!owner || ownerName === undefined)
    return { callee: { ...callee, kind: 'function', ownerParameters: new Set() }, step, others: own, head, called: name };
  const ofOwner = ownerOthers(site, owner);
  // Two parameters of one name would be mistaken for each other.
  if (ofOwner.some((each) => own.some((other) => other.name === each.name))) return undefined;
  const ownerParameters = new Set(ofOwner.map((each) => each.name));
  return {
    callee: { ...callee, kind: isMethod ? 'method' : 'returned', owner: ownerName, ownerParameters },
    step,
    others: [...ofOwner, ...own],
    head,
    called: ownerName,
  };
}

/** Whether it is one of several of that name of which what decorates them chooses by the types of what they are given: no call is just its own. */
function isOneOfMany({ place }: Site, name: string): boolean {
  const all = entriesNamed(place.ancestors.at(-1)!, name);
  return all.length > 1 && all.some(({ value }) => value.kind === 'mapping' && (value.decorators?.length ?? 0) > 0);
}

/** Whether a function within another is what that makes, and not a part of what it computes: it is handed on, and not only called. */
const isHandedOn = (text: string, { from, to }: Range, name: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}_.]|\\bdef\\s+)${name}(?![\\p{L}\\p{N}_]|\\s*\\()`, 'u').test(text.slice(from, to));

/** Whether the name of a function says that it counts steps, does one or measures something: `steps_to_run`, `step(sample, timestep)` of a sampler. */
const isOtherwiseNamed = (name: string, { isVague = false }: StepParameter): boolean =>
  /^_*(?:num_)?steps_/.test(name) || (isVague && name === 'step') || (isMeasure.test(name) && !isWeightName(name));

/** What comes out of a run, as examples of searches pretend: `evaluation_fn(step, width, height)`. */
const isMeasure = /(?:^|_)(?:eval|evaluate|evaluation|objective|fitness|score|accuracy|metric)(?:_|$)/;

/** Which parameter is the step: as the user says, else as the names do. */
function stepOf(site: Site, head: Signature, called: readonly string[]): StepParameter | undefined {
  const { step } = site.options;
  const all = names(head);
  if (step === undefined) {
    const found = leftIn(site, head, called) ?? stepParameter(all, called);
    // The times of a diffusion model come as a tensor.
    const isTime = found?.isVague === true && head.parameters.some(({ name, isTensor }) => name === found.name && isTensor === true);
    return isTime || (found?.isVague === true && isObject(site.text, found.name, site.node.range)) ? undefined : found;
  }
  return all.includes(step) ? { name: step, unit: unitOfStep(step) ?? 'step' } : undefined;
}

/** Whether a function takes a parameter for an array or another object: it makes an array of it, or asks for an attribute. */
const isObject = (text: string, name: string, { from, to }: Range): boolean =>
  new RegExp(
    `\\b(?:asarray|asanyarray|array|atleast_1d|ascontiguousarray|as_tensor)\\(\\s*${name}\\s*[,)]|(?<![\\p{L}\\p{N}_.'"])${name}\\.(?!item\\(|float\\(|numpy\\(|to\\()[\\p{L}_]`,
    'u',
  ).test(withoutComments(text.slice(from, to)));

/** What Stable-Baselines3 calls with the part of the run that is left, whatever its parameter is called. */
function leftIn(site: Site, head: Signature, called: readonly string[]): StepParameter | undefined {
  if (!isOfAlgorithm(site)) return undefined;
  const isMethod = /^(?:self|cls)$/.test(head.parameters[0]?.name ?? '');
  if (isMethod && head.name !== '__call__') return undefined;
  const [first, ...others] = isMethod ? head.parameters.slice(1) : head.parameters;
  const isNamed = others.length === 0 && called.some((each) => isRate(each));
  const isGiven = isNamed || (others.every(({ hasDefault }) => hasDefault) && algorithmOf(site) !== undefined);
  return first && isGiven ? { name: first.name, unit: 'fraction', isLeft: true } : undefined;
}

const names = ({ parameters }: Signature): readonly string[] => parameters.map(({ name }) => name);

const nameOf = (text: string, { from }: Range): string | undefined =>
  /^(?:class|(?:async\s+)?def)\s+([\p{L}_][\p{L}\p{N}_]*)/u.exec(text.slice(from, from + 200))?.[1];

/** The parameters of the function around it, or of its class's `__init__`, which a dataclass has by its fields. */
export function ownerOthers(site: Site, owner: MappingNode): readonly Other[] {
  const node = owner.ofClass === true ? owner.entries.find(({ key }) => key?.text === '__init__')?.value : owner;
  const head = node && signatureAt(site.text, node.range.from);
  if (node === undefined && owner.ofClass === true) return fieldsOf(site, owner);
  return head ? othersOf(site, head, node, undefined, owner.ofClass === true) : [];
}

function othersOf(site: Site, head: Signature, scope: Node | undefined, step: string | undefined, isMethod: boolean): readonly Other[] {
  const list = isMethod && /^(?:self|cls)$/.test(head.parameters[0]?.name ?? '') ? head.parameters.slice(1) : head.parameters;
  return list
    .filter(({ name }) => name !== step)
    .map((written) => ({ ...written, node: written.hasDefault ? defaultIn(scope, written.name, head.range) : undefined, site }));
}

function defaultIn(scope: Node | undefined, name: string, head: Range): Node | undefined {
  if (scope?.kind !== 'mapping') return undefined;
  return scope.entries.find(({ key, isDefault }) => isDefault === true && key?.text === name && key.range.from < head.to)?.value;
}
