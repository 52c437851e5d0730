// Schedulers of people's own, which build on the base class of PyTorch's: `scheduler = PolyLR(optimizer, max_iters)`, with the class in the file or in one that it imports.
import type { Definition } from '../../../language/find/definition';
import type { Claim } from '../../../language/find/framework';
import type { Unit } from '../../../core/schedule';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import { shiftRange } from '../../../language/tree/shiftNode';
import type { CallNode, MappingNode } from '../../../language/tree/tree';
import { isScope, lastPart, pathText } from '../../../language/tree/walk';
import { forEachGroup } from '../../shared/groups';
import { baseRate, rateAt } from '../../shared/optimizer';
import { type Candidate, type Other, ownerOthers } from '../callee';
import { withText } from '../called';
import { argumentsOf, type Call } from '../calls';
import { claimWith, partFor } from '../claim';
import { definitionSite, ImportedSite } from '../imported/definitionSite';
import { placeOfCallee } from '../imported/importedFunction';
import type { FilePart } from '../part/filePart';
import { withoutComments } from '../pythonText';
import { type Signature, signatureAt } from '../signature';
import { isWeightName } from '../stepNames';

const mostBases = 4;
const heads = /^class\s+([\p{L}_][\p{L}\p{N}_]*)\s*\(\s*([\p{L}_][\p{L}\p{N}_.]*)/u;
/** The base class of PyTorch's schedulers, by either of its names (torch 2.15). */
const baseNames = /(?:^|\.)_?LRScheduler$/;

/** The curve of an object of a class that builds on PyTorch's schedulers, made and stepped as PyTorch does it. */
export function claimOwnScheduler(site: Site): Claim | undefined {
  const { node, place } = site;
  if (node.kind !== 'call' || !(isWeightName(lastPart(node.callee)) || place.path.some((each) => isWeightName(lastPart(each)))))
    return undefined;
  const found = /^[A-Z_]/.test(lastPart(node.callee)) ? definitionSite(site) : undefined;
  const classes = found && chainOf(found);
  const made = classes && madeOf(found, classes, site);
  const call = made && callOf(site, node, made, found instanceof ImportedSite);
  if (!made || !call) return undefined;
  const candidate = candidateOf(made, found, site);
  const part = partFor(found, candidate, [call], [], ['.get_lr', '.step']);
  const claim =
    part && claimWith({ site: found, candidate, part: withText(withBase(part), textOf(made)), calls: [call], mayBeFlat: false });
  if (!claim?.definition) return undefined;
  return {
    ...claim,
    definition: {
      ...byGroups(claim.definition, made),
      name: made.name,
      note: 'The value at a step is the rate behind so many calls of step()',
      source: made.name,
      formula: `${made.name}.get_lr()`,
      summary: 'A scheduler of your own, made and stepped as PyTorch does it, without running anything else',
      written: 'otherwise',
      ...placeOfCallee(site),
    },
    range: node.range,
  };
}

/** With a curve for each parameter group, where the rate of the optimizer is what the curve is made of. */
function byGroups(definition: Definition, { order }: Made): Definition {
  if (order.includes(rate)) return definition;
  return forEachGroup({
    ...definition,
    parameters: definition.parameters.map((each) => (each.name === rate && each.role === 'base' ? baseRate : each)),
  });
}

/** A class with those of its file that it builds on, the last of which builds on PyTorch's; undefined for others. */
function chainOf({ node, text, place }: Site): readonly MappingNode[] | undefined {
  const [module] = place.ancestors;
  const chain: MappingNode[] = [];
  for (let next = node; module && isScope(next) && next.ofClass === true && chain.length < mostBases;) {
    chain.push(next);
    const base = heads.exec(text.slice(next.range.from, next.range.from + 300))?.[2];
    const [own, ...more] = base === undefined ? [] : entriesNamed(module, base).map(({ value }) => value);
    if (own && more.length === 0 && isScope(own) && own.ofClass === true) next = own;
    else return base !== undefined && baseNames.test(base) ? chain : undefined;
  }
  return undefined;
}

interface Made {
  readonly name: string;
  /** What it takes besides the optimizer. */
  readonly others: readonly Other[];
  /** What it takes, in order. */
  readonly order: readonly string[];
  readonly optimizer: string;
  readonly head: Signature;
  /** Each rate depends on the one before, or on what the object counts. */
  readonly isRun: boolean;
}

function madeOf(found: Site, classes: readonly MappingNode[], site: Site): Made | undefined {
  const { text } = found;
  const initialised = classes.find((each) => entriesNamed(each, '__init__').length > 0);
  const init = initialised && entriesNamed(initialised, '__init__').at(-1)!.value;
  const head: Signature = (init && signatureAt(text, init.range.from)) ?? { name: '__init__', parameters: [], range: found.node.range };
  const all = initialised ? ownerOthers(found, initialised) : [];
  const [optimizer, ...others] = all;
  const name = classes[0]!.scopeName;
  if (name === undefined || (initialised && !optimizer)) return undefined;
  const ownRate = others.some((each) => each.name === rate);
  return {
    name,
    optimizer: optimizer?.name ?? 'optimizer',
    order: all.length > 0 ? all.map((each) => each.name) : ['optimizer', 'last_epoch'],
    others: [
      ...(ownRate ? [] : [{ name: rate, hasDefault: false, node: undefined, site }]),
      ...others.filter((each) => !/^(?:last_epoch|verbose)$/.test(each.name) || !each.hasDefault),
    ],
    head: { ...head, name, parameters: [] },
    isRun: classes.some((each) => isMoving(withoutComments(text.slice(each.range.from, each.range.to)))),
  };
}

/** Whether a class keeps more than the count of its steps: it steps by itself, reads the rate before, or sets an attribute after it is made. */
function isMoving(text: string): boolean {
  const methods = text.split(/^(?=[ \t]+(?:async\s+)?def\s)/m).filter((each) => !/^\s*def\s+__init__\b/.test(each));
  return methods.some(
    (each) =>
      /^\s*def\s+step\b|\bparam_groups\b|\b_last_lr\b|\bglobal\b/.test(each) ||
      /\bself\.\w+(?:\[[^\]\n]*\])?\s*(?:[-+*/%]|\*\*|\/\/)?=(?!=)/.test(each),
  );
}

const rate = 'lr';

/** What a call of the class gives it; undefined where that is not to be told. */
function callOf(site: Site, node: CallNode, { order, optimizer, others }: Made, isElsewhere: boolean): Call | undefined {
  // Python refuses what it does not take.
  if (node.arguments.some(({ name }) => name !== undefined && !order.includes(name.text))) return undefined;
  const known = new Set(others.map(({ name }) => name));
  const call = argumentsOf(site, node.arguments, { order, step: undefined, known }, isElsewhere);
  const index = order.indexOf(optimizer);
  const written = node.arguments.find(
    (each, at) => (each.name?.text ?? order[at]) === optimizer && (each.name !== undefined || at === index),
  );
  const first = written && !order.includes(rate) ? rateAt(site, written.value) : undefined;
  return call && { ...call, given: [...(first ? [first] : []), ...call.given] };
}

function candidateOf({ others, head, isRun }: Made, found: Site, site: Site): Candidate {
  const callee = {
    owner: 'made_owner',
    range: found.node.range,
    isRate: true,
    ownerParameters: new Set(others.map(({ name }) => name)),
  };
  const run = { method: 'step', read: { name: 'rate' }, isBefore: true };
  return {
    callee: isRun
      ? { ...callee, kind: 'stateful', name: 'rate', run, step: '' }
      : { ...callee, kind: 'method', name: 'made_rate', step, read: 'self.last_epoch' },
    step: { name: isRun ? '' : step, unit: unitOf(site) },
    others,
    head,
    called: undefined,
  };
}

/** What an object counts: as its loop steps it, else as what it is given says. */
function unitOf({ node, place, run, text }: Site): Unit {
  const stepped = run.steppedBy(pathText(place.path));
  if (stepped) return stepped;
  const given = node.kind === 'call' ? node.arguments.map(({ range }) => text.slice(range.from, range.to)) : [];
  return given.some((each) => /epochs?\b/i.test(each)) && !given.some((each) => /step|iter|batch|len\(/i.test(each)) ? 'epoch' : 'step';
}

const step = 'step_of_object';

/** What PyTorch's base class does (torch 2.15): the first step is done when it is made. Its name has as many characters as the shorter of its names. */
const base = `class made_torch_:
    def __init__(self, optimizer, last_epoch=-1, verbose=False):
        self.optimizer = optimizer
        for group in optimizer.param_groups:
            if "initial_lr" not in group:
                group["initial_lr"] = group["lr"]
        self.base_lrs = [group["initial_lr"] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self.verbose = False
        self._step_count = 0
        self._initial_step()
    def _initial_step(self):
        self.step()
    def get_last_lr(self):
        return self._last_lr
    def step(self, epoch=None):
        self._step_count += 1
        self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
        self._get_lr_called_within_step = self._get_lr_called = True
        rate = self.get_lr()[0]
        self._get_lr_called_within_step = False
        self.optimizer.param_groups[0]["lr"] = rate
        self._last_lr = [rate]
class made_optimizer:
    def __init__(self, lr):
        self.param_groups = [{"lr": lr, "lr_scale": 1.0, "params": []}]
        self.defaults = {"lr": lr}
`;

/** A part with the base class before it, in the place of PyTorch's; all else stands as far behind each other as before. */
function withBase(part: FilePart): FilePart {
  const own = new Set(Array.from(part.text.matchAll(/^class\s+([\p{L}_][\p{L}\p{N}_]*)/gmu), ([, name]) => name));
  const text = part.text.replace(
    /^(class\s+[\p{L}_][\p{L}\p{N}_]*\s*\(\s*)([\p{L}_][\p{L}\p{N}_.]*)/gmu,
    (whole, before: string, name: string) => (baseNames.test(name) && !own.has(name) ? before + 'made_torch_'.padEnd(name.length) : whole),
  );
  return {
    text: base + text,
    unknown: part.unknown,
    of: part.of,
    inPart: (range) => shiftRange(part.inPart(range), base.length),
    inFile: (range) => (range.from < base.length ? undefined : part.inFile(shiftRange(range, -base.length))),
  };
}

/** What is called for the rate at a step: an object of the class itself, or one that is stepped so often. */
const textOf = ({ name, order, isRun }: Made): string => {
  const given = order.includes(rate) ? '1.0' : rate;
  const parameter = order.includes(rate) ? '' : `${rate}=1.0, `;
  return isRun
    ? `
class made_owner:
    def __init__(self, ${parameter}**rest):
        self.optimizer = made_optimizer(${given})
        self.scheduler = ${name}(self.optimizer, **rest)
    def step(self):
        self.scheduler.step()
    @property
    def rate(self):
        return self.optimizer.param_groups[0]["lr"]
`
    : `
class made_owner(${name}):
    def __init__(self, ${parameter}**rest):
        super().__init__(made_optimizer(${given}), **rest)
    def made_rate(self, ${step}):
        self.last_epoch = ${step}
        self._step_count = ${step} + 1
        self._get_lr_called_within_step = self._get_lr_called = True
        return self.get_lr()[0]
`;
};
