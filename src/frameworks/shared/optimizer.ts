// What PyTorch's optimizers are given, as far as schedules need it.
import type { DefinedParameter } from '../../language/find/definition';
import { byDefault, type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { CallNode, MappingNode, Node } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { byOptimizer, configNumberAs, numberAs } from './parameters';

/** The rates that an optimizer has when none is given, by the last part of its name (torch 2.15). */
export const defaultRates: Readonly<Record<string, number>> = {
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

/** The optimizers of PyTorch that have neither a momentum nor betas, and those that have betas in its place (torch 2.15). */
const withoutMomentum: readonly string[] = ['Adagrad', 'Adadelta', 'Adafactor', 'ASGD', 'LBFGS', 'Rprop'];
const withBetas: readonly string[] = ['Adam', 'AdamW', 'Adamax', 'NAdam', 'RAdam', 'SparseAdam'];

/** The last part of the name of the optimizer that a scheduler's call is given. */
export function optimizerName(site: Site): string | undefined {
  const callee = optimizerOf(site)?.callee;
  return callee === undefined ? undefined : lastPart(callee);
}

/** The name of the optimizer that a scheduler's call is given, where it is one of PyTorch's whose momentum cannot be set. */
export function optimizerWithoutMomentum(site: Site, betasCount: boolean): string | undefined {
  const name = /^torch\.optim\.(\w+)$/.exec(optimizerOf(site)?.callee ?? '')?.[1];
  const isWithout = name !== undefined && (withoutMomentum.includes(name) || (!betasCount && withBetas.includes(name)));
  return isWithout ? name : undefined;
}

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

/** The rate of the optimizer for a scheduler that does not read it, but has one of its own. */
export const unreadRate: DefinedParameter = {
  name: 'unread lr of the optimizer',
  aliases: [],
  description: 'The rate of the optimizer, which does not count',
  unit: 'rate',
  kind: 'other',
  optional: true,
  from: (site) => rateOfAll(site, 'unread lr of the optimizer'),
};

/** What the rates of the parameter groups behind the first one are called. */
export const ratesOfOthers = 'lr of other groups';

/** The rates of the parameter groups behind the first one, where all of them are known. */
export function otherRates(site: Site): FoundParameter | undefined {
  if (site.node.kind === 'mapping') return otherRatesInConfig(site);
  return valuesOfOthers(site, 'lr', ratesOfOthers);
}

function otherRatesInConfig(site: Site): FoundParameter | undefined {
  const optimizer = site.around(['optimizer', 'optim']);
  const groups = optimizer?.node.kind === 'mapping' ? groupsInConfig(optimizer.node).slice(1) : [];
  if (!optimizer || groups.length === 0) return undefined;
  const values = groups.map((group) => inConfig(optimizer, group, 'lr'));
  if (!values.every((value) => value !== undefined)) return undefined;
  const [{ origin }] = values as [FoundParameter];
  return fromElsewhere(ratesOfOthers, { value: values.map(({ value }) => value as number), origin });
}

/** The value of an argument of the optimizer that a scheduler's call is given, for its first parameter group; undefined where the file does not say it. */
export function fromOptimizer(site: Site, name: string): FoundParameter | undefined {
  return site.node.kind === 'call' ? agreed(optimizersOf(site), (each) => valueIn(each, groupsOf(each)[0], name)) : fromConfig(site, name);
}

/** The rate that the optimizer itself is given, whatever its parameter groups have, under the name of a parameter. */
export function rateOfAll(site: Site, parameter: string): FoundParameter | undefined {
  const found = agreed(optimizersOf(site), (each) => valueIn(each, undefined, 'lr'));
  return found && { ...found, name: parameter };
}

/** The rate of the optimizer that a node makes or names; undefined where the file does not say it. */
export function rateAt(site: Site, node: Node): FoundParameter | undefined {
  return agreed(madeAt(site, node), (each) => valueIn(each, groupsOf(each)[0], 'lr'));
}

/** What optimizers have, of which branches make one or another, where it is the same for all of them. */
function agreed(optimizers: readonly Site[], valueOf: (optimizer: Site) => FoundParameter | undefined): FoundParameter | undefined {
  const [first, ...others] = optimizers.map(valueOf);
  return others.every((each) => JSON.stringify(each?.value) === JSON.stringify(first?.value)) ? first : undefined;
}

/** The values of an argument of the optimizer for the parameter groups behind the first one, under the name of a parameter; `initial` for those that do not say it. */
export function valuesOfOthers(site: Site, name: string, parameter: string, initial?: number): FoundParameter | undefined {
  const missing = initial === undefined ? undefined : byDefault(name, initial);
  return agreed(optimizersOf(site), (optimizer) => {
    const others = groupsOf(optimizer).slice(1);
    const values = others.map((group) => valueIn(optimizer, group, name) ?? (says(optimizer, group, name) ? undefined : missing));
    if (values.length === 0 || !values.every((value) => value !== undefined)) return undefined;
    const [{ origin }] = values as [FoundParameter];
    return fromElsewhere(parameter, { value: values.map(({ value }) => value as number), origin });
  });
}

/** Whether an optimizer or its group says anything of an argument, known or not. */
const says = (optimizer: Site, group: Node, name: string): boolean =>
  (group.kind === 'mapping' && group.entries.some(({ key }) => key?.text === name)) ||
  argumentOf(optimizer.node as CallNode, name, -1) !== undefined;

/** What a config says of its optimizer, in a mapping of its own: `{_target_: torch.optim.Adam, lr: 1e-3}`, `{type: Adam, params: {lr: 1e-3}}`. */
function fromConfig(site: Site, name: string): FoundParameter | undefined {
  const optimizer = ledByMonai(site.around(['optimizer', 'optim']));
  return optimizer?.node.kind === 'mapping' ? inConfig(optimizer, groupsInConfig(optimizer.node)[0], name) : undefined;
}

/** What the optimizer of a config gives a parameter group: the group's own value, the optimizer's, or its default. */
function inConfig(optimizer: Site, group: MappingNode | undefined, name: string): FoundParameter | undefined {
  const node = optimizer.node as MappingNode;
  const inner = ['init_args', 'params', 'kwargs', 'args'].map((key) => entryOf(node, key)?.value);
  const mappings = [group, node, ...inner].filter((each) => each?.kind === 'mapping');
  const given = mappings.flatMap((mapping) => entryOf(mapping, name)?.value ?? [])[0];
  if (given) return numberIn(optimizer, given, name);
  const words = ['_target_', 'class_path', '_component_', 'type', 'name'].flatMap((key) => entryOf(node, key)?.value ?? []);
  return byOptimizer(name, name === 'lr' && words[0] ? defaultRates[lastPart(optimizer.word(words[0]) ?? '')] : undefined);
}

/** A number that stands within the optimizer of a config. */
function numberIn(optimizer: Site, given: Node, name: string): FoundParameter | undefined {
  const written = ledByMonai(optimizer.inside(given))!;
  return configNumberAs(name, written.value(written.node));
}

/** The parameter groups of an optimizer in a config, each by its name: `params: {geometry: {lr: 0.01}, background: {lr: 0.1}}`. */
function groupsInConfig(optimizer: MappingNode): readonly MappingNode[] {
  const params = entryOf(optimizer, 'params')?.value;
  const values = params?.kind === 'mapping' ? params.entries.map(({ value }) => value) : [];
  const groups = values.filter((value) => value.kind === 'mapping');
  return groups.length === values.length ? groups : [];
}

/** Where `@optimizer` or `@train#lr` of a bundle of MONAI leads (MONAI 1.6, bundle/reference_resolver.py); what is none stays. */
function ledByMonai(site: Site | undefined): Site | undefined {
  const path = site?.node.kind === 'string' ? /^@(\w+(?:(?:#|::)\w+)*)$/.exec(site.node.value)?.[1] : undefined;
  return path === undefined ? site : (site!.at(path.replace(/#|::/g, '.')) ?? site);
}

/** What is written for a parameter group: the group's own argument, or the optimizer's. */
function givenIn(optimizer: Site, group: Node | undefined, name: string, place = name === 'lr' ? 1 : -1): Node | undefined {
  const own = group?.kind === 'mapping' ? group.entries.find(({ key }) => key?.text === name)?.value : undefined;
  const call = optimizer.node as CallNode;
  const timm = /^timm\.optim\..*?(create_optimizer(?:_v2)?)$/.exec(optimizer.callee ?? '')?.[1];
  if (own || timm === undefined) return own ?? argumentOf(call, name, place);
  const options = timm === 'create_optimizer' ? argumentOf(call, 'args', 0) : optionsIn(call);
  if (options === undefined) return argumentOf(call, name, name === 'lr' ? 2 : -1);
  return options.kind === 'name' ? { ...options, name: `${options.name}.${name}` } : undefined;
}

/** The options of `create_optimizer_v2(model, **optimizer_kwargs(cfg=args))`, timm 1.0.31. */
function optionsIn(call: CallNode): Node | undefined {
  const made = call.arguments.find(({ value }) => value.kind === 'call' && value.callee.endsWith('optimizer_kwargs'))?.value;
  return made?.kind === 'call' ? argumentOf(made, 'cfg', 0) : undefined;
}

/** The second beta of the optimizer that a scheduler's call is given, as a parameter `beta2`; undefined where the file does not say it. */
export function secondBeta(site: Site): FoundParameter | undefined {
  const optimizer = optimizerOf(site);
  const given = optimizer && givenIn(optimizer, groupsOf(optimizer)[0], 'betas', 2);
  const result = given && optimizer.value(given);
  const value = result?.ok === true && Array.isArray(result.value) ? (result.value as readonly unknown[])[1] : undefined;
  return result?.ok === true && typeof value === 'number' ? fromElsewhere('beta2', { value, origin: result.origin }) : undefined;
}

/** Whether the rate of the optimizer that a scheduler's call is given is a tensor in its first parameter group. */
export function isTensorRate(site: Site): boolean {
  const optimizer = optimizerOf(site);
  const given = optimizer && givenIn(optimizer, groupsOf(optimizer)[0], 'lr');
  return given !== undefined && numberInTensor(given) !== given;
}

/** What an optimizer gives a parameter group: the group's own value, the optimizer's, or its default. */
function valueIn(optimizer: Site, group: Node | undefined, name: string): FoundParameter | undefined {
  const given = givenIn(optimizer, group, name);
  if (!given) {
    const isSure = name === 'lr' && (group !== undefined || !mayHaveRates(optimizer));
    return byOptimizer(name, isSure ? defaultRates[lastPart(optimizer.callee ?? '')] : undefined);
  }
  return numberAs(name, optimizer.value(numberInTensor(given)));
}

/** Whether what an optimizer is given may be parameter groups with rates of their own, which are not written out there. */
function mayHaveRates(optimizer: Site): boolean {
  const params = argumentOf(optimizer.node as CallNode, 'params', 0);
  const all = params?.kind === 'name' ? optimizer.followAll(params) : params ? [optimizer.inside(params)] : [];
  return all.some(({ node: { range }, text }) => /(?<![\w.])["']?lr["']?\s*[:=](?!=)/.test(text.slice(range.from, range.to)));
}

/** The number in `torch.tensor(1e-3)`. */
function numberInTensor(node: Node): Node {
  return node.kind === 'call' && lastPart(node.callee) === 'tensor' ? (node.arguments[0]?.value ?? node) : node;
}

/** Functions whose optimizer is not their first argument. */
const optimizerIsSecond = ['get_scheduler', 'ChainedScheduler', 'create_scheduler'];

function optimizerOf(site: Site): Site | undefined {
  const [only, ...others] = optimizersOf(site);
  return others.length === 0 ? only : undefined;
}

function optimizersOf(site: Site): readonly Site[] {
  if (site.node.kind !== 'call') return [];
  const node = argumentOf(site.node, 'optimizer', optimizerIsSecond.includes(lastPart(site.node.callee)) ? 1 : 0);
  return node ? madeAt(site, node) : [];
}

/** The call that a node is, or the calls to which its name may lead; none where it may lead to something else. */
function madeAt(site: Site, node: Node): readonly Site[] {
  const all = node.kind === 'call' ? [site.inside(node)] : node.kind === 'name' ? site.followAll(node) : [site.follow(node)];
  const made = all.flatMap((each) => (each && each.node.kind !== 'null' ? [each] : []));
  return made.every((each) => each.node.kind === 'call') ? made : [];
}

/** The argument of a call that has this name or this place. */
export function argumentOf(call: CallNode, name: string, place: number): Node | undefined {
  const byName = call.arguments.find((argument) => argument.name?.text === name);
  const positional = call.arguments[place];
  return byName?.value ?? (positional && !positional.name && !positional.spread ? positional.value : undefined);
}

/** The parameter groups of an optimizer, where they are written out. */
function groupsOf(optimizer: Site): readonly Node[] {
  const groups = argumentOf(optimizer.node as CallNode, 'params', 0);
  const list = groups?.kind === 'name' ? optimizer.follow(groups)?.node : groups;
  return list?.kind === 'list' && list.items.every(({ kind }) => kind === 'mapping') ? list.items : [];
}
