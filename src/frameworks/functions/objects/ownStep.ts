// Methods that read the step of their object: `get_lr` of a scheduler by `self.last_epoch`, `self.beta * min(1, self.global_step / 1000)`.
import type { ParameterValue } from '../../../core/parameter';
import type { Unit } from '../../../core/schedule';
import { type FoundParameter, fromElsewhere } from '../../../language/find/found';
import type { Claim } from '../../../language/find/framework';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import { isOfDefault } from '../../../language/resolve/origin';
import type { MappingNode, Range } from '../../../language/tree/tree';
import { argumentOf, rateAt } from '../../shared/optimizer';
import type { Candidate, Other } from '../callee';
import { setsRate, withText } from '../called';
import { claimWith } from '../claim';
import { filePart } from '../part/filePart';
import { attributeGiven } from '../given/givenByCalls';
import { returnsValue, isProperty, type Signature, signatureAt } from '../signature';
import { objectsFor } from './objectsFor';
import { isMovedByClass } from './stateful';
import { isWeightName } from '../stepNames';
import { withoutComments } from '../pythonText';
import { isScope } from '../../../language/tree/walk';

const epochs = /^_?(?:current_)?epoch$/;
const steps =
  /^_?(?:(?:global_|current_|cur_|train_|n_|n_current_)?steps?|step_(?:num|count)|it|(?:cur_|global_)?iter|iter_(?:num|step)|(?:current_)?iteration|num_updates|last_epoch|(?:current_)?epoch)$/;

/** What an attribute counts, where it is a step by its name. */
export const unitOfAttribute = (name: string): Unit | undefined => (steps.test(name) ? (epochs.test(name) ? 'epoch' : 'step') : undefined);

const reads = /(?<![\p{L}\p{N}_.])self\.([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}_][\p{L}\p{N}_]*)*)(?![\p{L}\p{N}_])(\s*\()?/gu;
const groupsOf = /(?<![\p{L}\p{N}_.])self((?:\.[\p{L}_][\p{L}\p{N}_]*)+)\.param_groups\b/u;
const scheduler = /^class\s+\w+\s*\(\s*(?:[\w.]+\.)?_?LRScheduler\s*[,)]/;
const mostReads = 12;

/** The claim of a method without a step among its parameters that reads the one of its object. */
export function claimOwnStep(site: Site): Claim | undefined {
  const { node, text, place } = site;
  const owner = place.ancestors[1];
  const name = isScope(node) && node.ofClass !== true ? node.scopeName : undefined;
  if (name === undefined || place.ancestors.length !== 2 || owner?.ofClass !== true || owner.scopeName === undefined) return undefined;
  const head = signatureAt(text, node.range.from);
  if (head?.parameters[0]?.name !== 'self' || !head.parameters.slice(1).every(({ hasDefault }) => hasDefault)) return undefined;
  const body = text.slice(head.range.to, node.range.to);
  const isScheduler = name === 'get_lr' && scheduler.test(text.slice(owner.range.from, owner.range.from + 200));
  const groups = setsRate.test(body) && !returnsValue(body) ? groupsOf.exec(body)?.[1] : undefined;
  if (groups === undefined && !(isWeightName(name) && /\breturn\b/.test(body))) return undefined;
  const read = readBy(site, owner, name);
  const own = read.filter((path) => unitOfAttribute(path) !== undefined && !(isScheduler && path === '_step_count'));
  const [step, ...more] = own;
  if (step === undefined || more.length > 0 || read.length > mostReads || isMovedByClass(site, owner, step)) return undefined;
  const others = read.filter((path) => path !== step && !made.has(path) && !(groups ?? '').startsWith(`.${path}`));
  const method: Method = { owner: owner.scopeName, name, step, others, isScheduler, groups, isProperty: isProperty(text, node.range.from) };
  const part = filePart(site, node.range, false, [method.owner]);
  if (!part) return undefined;
  const given = givenOf(site, owner, method);
  const claim = (known: readonly FoundParameter[]) =>
    claimWith({
      site,
      candidate: candidateOf(site, node.range, head, method),
      part: withText(part, textOf(method)),
      calls: [{ given: known, objects: new Map(), open: new Set() }],
      mayBeFlat: false,
    });
  // What does nothing by default is asked for what it is given elsewhere.
  const written = given.filter(({ origin }) => !isOfDefault(origin) && !(origin.kind === 'name' && origin.through));
  return claim(given) ?? (written.length < given.length ? claim(written) : undefined);
}

/** What a scheduler of torch has of its own. */
const made = new Set(['base_lrs', 'optimizer', '_step_count', '_get_lr_called_within_step', '_get_lr_called', '_initial_step', 'verbose']);

interface Method {
  /** Its class. */
  readonly owner: string;
  readonly name: string;
  /** The attribute that is the step. */
  readonly step: string;
  /** The other attributes that it reads: `warmup`, `args.warmup`. */
  readonly others: readonly string[];
  /** It is the `get_lr` of a scheduler of torch. */
  readonly isScheduler: boolean;
  /** Where the optimizer is whose rates it sets: `.optimizer`. */
  readonly groups: string | undefined;
  readonly isProperty: boolean;
}

/** The attributes of its object that a method and the methods that it calls read. */
function readBy({ text }: Site, owner: MappingNode, method: string): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [method];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const { value } of entriesNamed(owner, next)) {
      if (value.kind !== 'mapping' || value.scope !== true) continue;
      const body = withoutComments(text.slice(value.range.from, value.range.to));
      for (const [, name, more = '', call] of body.matchAll(reads)) {
        const isMethod = entriesNamed(owner, name!).some(({ value: each }) => isScope(each));
        if (isMethod) open.push(name!);
        else if (call === undefined && more !== '.param_groups' && !more.endsWith('.param_groups')) found.add(name! + more);
      }
    }
  }
  return [...found];
}

/** What is called in place of the method: an object of its class that has what it reads, and nothing else. */
function textOf({ owner, name, step, others, isScheduler, groups, isProperty: isValue }: Method): string {
  const lines = objectsFor(others.map((path) => [path.split('.'), `getattr(self, "${path}")`])).map(
    ([attribute, value]) => `    made.${attribute} = ${value}`,
  );
  const group = '{"lr_scale": 1.0, "initial_lr": lr, "lr": made_rate}';
  if (isScheduler)
    lines.push(
      '    made.base_lrs = [lr]',
      `    made.optimizer = made_space(param_groups=[${group}])`,
      '    made._step_count = step_of_object + 1',
      '    made._get_lr_called_within_step = made._get_lr_called = True',
    );
  const optimizer = groups === undefined ? undefined : `made${groups}`;
  const call = `made.${name}${isValue ? '' : '()'}`;
  const end =
    optimizer === undefined
      ? [`    value = ${call}`, '    return value[0] if isinstance(value, (list, tuple)) else value']
      : [
          `    groups = [{"lr_scale": 1.0}, {"lr_scale": 1.0}]`,
          ...parents(groups!).map((parent) => `    made${parent} = made_space()`),
          `    ${optimizer} = made_space(param_groups=groups)`,
          `    ${call}`,
          '    rates = [group["lr"] for group in groups if "lr" in group]',
          '    return rates[0] if rates and all([rate == rates[0] for rate in rates]) else None',
        ];
  return [
    '',
    'from types import SimpleNamespace as made_space',
    'from what_is_not_known import made_rate',
    `class made_object(${owner}):`,
    '    def __init__(self):',
    '        pass',
    `def value_of_object(step_of_object, self=None${isScheduler ? ', lr=1.0' : ''}):`,
    '    made = made_object()',
    ...lines,
    `    made.${step} = step_of_object`,
    ...end,
    '',
  ].join('\n');
}

/** `.a` and `.a.b` of `.a.b.c`. */
const parents = (path: string): readonly string[] =>
  path
    .split('.')
    .slice(1, -1)
    .map((_, index, all) => `.${all.slice(0, index + 1).join('.')}`);

function candidateOf(site: Site, range: Range, head: Signature, { owner, name, step, others, isScheduler, groups }: Method): Candidate {
  const open = [...(isScheduler ? ['lr'] : []), ...others.map((path) => `self.${path}`)];
  return {
    callee: {
      kind: 'function',
      name: `${owner}.${name}`,
      called: 'value_of_object',
      range,
      step: 'step_of_object',
      read: `self.${step}`,
      isRate: isScheduler || groups !== undefined,
      ownerParameters: new Set(),
    },
    step: { name: 'step_of_object', unit: unitOfAttribute(step)! },
    others: open.map((each): Other => ({ name: each, hasDefault: false, node: undefined, site })),
    head,
    called: undefined,
  };
}

/** The rate of the optimizers that all calls of a scheduler's class are given, where it is the same. */
function rateGiven(site: Site, called: string): readonly FoundParameter[] {
  const found = site.calls(called).map((call) => {
    const optimizer = call.node.kind === 'call' ? argumentOf(call.node, 'optimizer', 0) : undefined;
    return optimizer && rateAt(call, optimizer);
  });
  const [first] = found;
  return first && found.every((each) => each?.value === first.value) ? [{ ...first, node: undefined }] : [];
}

/** What the file says for what the method reads. */
function givenOf(site: Site, owner: MappingNode, { others, isScheduler }: Method): readonly FoundParameter[] {
  const rate = isScheduler && owner.scopeName !== undefined ? rateGiven(site, owner.scopeName) : [];
  const read = others.flatMap((path): readonly FoundParameter[] => {
    const result = attributeGiven(site, owner, path);
    if (result?.ok !== true || !/^(?:number|string|boolean)$/.test(typeof result.value)) return [];
    const { value, origin, literal } = result;
    return [fromElsewhere(`self.${path}`, { value: value as ParameterValue, origin, literal })];
  });
  return [...rate, ...read];
}
