// What PyTorch's optimizers are given, as far as schedules need it.
import type { DefinedParameter } from '../language/find/definition';
import type { FoundParameter } from '../language/find/found';
import type { Site } from '../language/find/site';
import type { CallNode, Node } from '../language/tree/tree';

/** The rates that an optimizer has when none is given, by the last part of its name (torch 2.15). */
const defaultRates: Readonly<Record<string, number>> = {
  SGD: 1e-3,
  Adam: 1e-3,
  AdamW: 1e-3,
  NAdam: 2e-3,
  RAdam: 1e-3,
  Adamax: 2e-3,
  Adagrad: 1e-2,
  Adadelta: 1,
  RMSprop: 1e-2,
  Rprop: 1e-2,
  ASGD: 1e-2,
  LBFGS: 1,
  SparseAdam: 1e-3,
};

/** The base rate of a scheduler: that of the optimizer which its first argument leads to, of its first parameter group where groups have their own. */
export const baseRate: DefinedParameter = {
  name: 'lr',
  aliases: [],
  description: 'The learning rate of the optimizer',
  unit: 'rate',
  kind: 'number',
  role: 'base',
  from: (site) => fromOptimizer(site, 'lr'),
  ask: 'What is the learning rate of the optimizer?',
};

/** The value of an argument of the optimizer that a scheduler's call is given; undefined where the file does not say it. */
export function fromOptimizer(site: Site, name: string): FoundParameter | undefined {
  const optimizer = optimizerOf(site);
  if (!optimizer) return undefined;
  const given = groupArgument(optimizer, name) ?? argumentOf(optimizer.node as CallNode, name, 1);
  if (!given) {
    const rate = name === 'lr' ? defaultRates[lastWord(optimizer.callee ?? '')] : undefined;
    return rate === undefined ? undefined : { name, value: rate, node: undefined, origin: { kind: 'optimizer' }, literal: undefined };
  }
  const result = optimizer.value(given);
  if (!result.ok || typeof result.value !== 'number') return undefined;
  return { name, value: result.value, node: undefined, origin: result.origin, literal: result.literal };
}

const lastWord = (dotted: string): string => dotted.slice(dotted.lastIndexOf('.') + 1);

function optimizerOf(site: Site): Site | undefined {
  if (site.node.kind !== 'call') return undefined;
  const node = argumentOf(site.node, 'optimizer', 0);
  const target = node && (node.kind === 'call' ? site.inside(node) : site.follow(node));
  return target?.node.kind === 'call' ? target : undefined;
}

/** The argument of a call that has this name or this place. */
export function argumentOf(call: CallNode, name: string, place: number): Node | undefined {
  const byName = call.arguments.find((argument) => argument.name?.text === name);
  const positional = call.arguments[place];
  return byName?.value ?? (positional && !positional.name && !positional.spread ? positional.value : undefined);
}

/** The value of a key in the first of the parameter groups, where they are written out. */
function groupArgument(optimizer: Site, name: string): Node | undefined {
  const groups = argumentOf(optimizer.node as CallNode, 'params', 0);
  const list = groups?.kind === 'name' ? optimizer.follow(groups)?.node : groups;
  const first = list?.kind === 'list' ? list.items[0] : undefined;
  return first?.kind === 'mapping' ? first.entries.find(({ key }) => key?.text === name)?.value : undefined;
}
