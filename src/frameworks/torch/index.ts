// PyTorch's schedulers: calls of the classes of `torch.optim.lr_scheduler` and of `torch.optim.swa_utils.SWALR`.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import type { FoundParameter, Problem } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { problem } from '../../language/find/problems';
import type { Argument, CallNode, ListNode, MappingNode, Node } from '../../language/tree/tree';
import { entryOf } from '../../language/resolve/lookUp';
import { pathText } from '../../language/tree/walk';
import { argumentOf, optimizerWithoutMomentum } from '../shared/optimizer';
import { configCall } from '../shared/configCall';
import { byCallee, classes, module } from './classes';
import { claimComposition, compositionNames } from './compositions';
import { takeApart } from '../shared/groups';
import { unknownFunction } from '../functions/given/lambdaSchedulers';
import { cosineAnnealingWarmRestarts } from './cosineAnnealingLR';
import { lambdaClasses, lambdaNames } from './lambdaLR';
import { byEpoch, isToldTheEpoch } from './restartsByEpoch';
import { releaseOf } from './release';
import type { Release } from './running';
import { type Named, namedClass } from './named';
import { type TorchClass, type TorchDefinition, torchDefinition } from './torchDefinition';

/** The schedulers of PyTorch; the one that depends on a metric as it does on one that stays. */
export const framework: Framework = {
  name: 'torch',
  reads: {
    field: 'libraries',
    library: 'PyTorch',
    what: 'every scheduler of `torch.optim.lr_scheduler` that depends on the step alone, `ReduceLROnPlateau` on a metric that stays as it is, `SequentialLR` and `ChainedScheduler`, parameter groups, momentum',
    where:
      'Python, `_target_` (Hydra), `class_path` (LightningCLI), `_component_` (torchtune), `scheduler` (NeMo-RL), `builds` (hydra-zen), `lr_scheduler` (pytorch-template), `system.scheduler` (threestudio, instant-nsr-pl)',
  },
  marks: () => [...classes.map(({ name }) => name), ...compositionNames, ...lambdaNames],
  recognise,
  // Of whatever library it is: `scheduler.step()` in a loop over epochs.
  adapt: (claim, { place, run }) =>
    claim.definition && run.steppedBy(pathText(place.path)) === 'epoch' ? { ...claim, definition: perEpoch(claim.definition) } : undefined,
};

/** Classes of PyTorch that pytorch_optimizer hands on (4.1). */
const exportsOfOthers =
  /^pytorch_optimizer\.(?:lr_scheduler\.)?(ConstantLR|CosineAnnealingLR|CosineAnnealingWarmRestarts|CyclicLR|MultiStepLR|MultiplicativeLR|OneCycleLR|StepLR)$/;

function recognise(site: Site): Claim | undefined {
  const { node } = site;
  const callee = site.callee?.replace(exportsOfOthers, `${module}.$1`);
  if (node.kind === 'mapping') return claimMapping(site);
  if (node.kind === 'list') return claimList(site, node);
  if (node.kind === 'call' && /^hydra_zen\.|builds$/.test(callee ?? node.callee)) return claimMapping(site);
  if (callee === undefined || node.kind !== 'call') return undefined;
  const release = releaseOf(site.options);
  const composition = compositionNames.find((name) => callee === `${module}.${name}`);
  if (composition !== undefined) return claimComposition(composition, node, site, release);
  const lambda = lambdaNames.find((name) => callee === `${module}.${name}`);
  const alternatives = lambda && lambdaClasses(lambda, node, site);
  const [lambdas] = alternatives ?? [];
  const found = lambdas?.of ?? byCallee.get(callee);
  if (!found) return undefined;
  const restarts = found.name === 'CosineAnnealingWarmRestarts';
  const each = restarts && !release.knowsInitial ? cosineAnnealingWarmRestarts(false) : found;
  const made =
    alternatives?.some(({ under }) => under !== undefined) === true
      ? besideEachOther(alternatives.map(({ of, under }) => ({ of: torchDefinition(of, release), under })))
      : torchDefinition(each, release);
  const definition = restarts && isToldTheEpoch(site) ? byEpoch(made) : made;
  const givenTo = (name: string) => argumentOf(node, name, placeOf(definition.parameters, name));
  const problems = [
    ...(lambdas?.problems ?? []),
    ...scaleProblems(node, found),
    ...misspelt(site, definition, givenTo),
    ...momentumProblems(site, node, found, release),
  ];
  return {
    definition: problems.length > 0 ? { ...definition, curves: () => [] } : definition,
    arguments: takeApart(site, node.arguments, definition.parameters),
    given: [...lastEpoch(site, node, definition.parameters), ...onceNamed((alternatives ?? []).flatMap(({ given }) => given))],
    problems,
  };
}

/** What a condition decides between that is not known: the curves of each, by the condition under which it is the one. */
function besideEachOther(all: readonly { readonly of: TorchDefinition; readonly under: string | undefined }[]): Definition {
  const [{ of: first }] = all as [(typeof all)[number]];
  return {
    ...first,
    installed: undefined,
    parameters: onceNamed(all.flatMap(({ of }) => of.parameters)),
    curves: (values) =>
      all.flatMap(({ of, under = '' }) => of.curves(values).map((curve) => ({ ...curve, quantity: `${curve.quantity} (${under})` }))),
  };
}

const onceNamed = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((each) => [each.name, each])).values(),
];

/** A class that a mapping of a config names: in full, or by its last part alone where LightningCLI or DeepSpeed look it up. */
function claimMapping(site: Site): Claim | undefined {
  const call = configCall(site);
  if (!call) return site.node.kind === 'mapping' ? claimNamed(site, site.node) : undefined;
  const mayBeShort = call.style === 'lightning' || call.style === 'deepSpeed';
  const each = byCallee.get(call.callee) ?? (mayBeShort ? byCallee.get(`${module}.${call.callee}`) : undefined);
  if (!each) return undefined;
  const made = torchDefinition(each, releaseOf(site.options));
  // Hydra and torchtune load by OmegaConf.
  const definition = call.style === 'hydra' || call.style === 'torchtune' ? { ...made, readsNumbers: true } : made;
  const isOfLightning = call.style === 'lightning';
  // LightningCLI has numbers made what torch wants.
  const problems = isOfLightning
    ? []
    : misspelt(site, definition, (name) => call.arguments.find((argument) => argument.name?.text === name)?.value);
  return {
    // LightningCLI steps a scheduler once an epoch.
    definition: isOfLightning ? perEpoch(definition) : problems.length > 0 ? { ...definition, curves: () => [] } : definition,
    arguments: takeApart(site, call.arguments, definition.parameters),
    problems,
  };
}

/** A class that a trainer looks up by its last part. */
function claimNamed(site: Site, node: MappingNode): Claim | undefined {
  const named = namedClass(site, node);
  const release = releaseOf(site.options);
  const claim = named && (claimSequence(site, node, named, release) ?? claimClass(site, named, release));
  return claim?.definition && named?.isPerEpoch === true ? { ...claim, definition: perEpoch(claim.definition) } : claim;
}

function claimClass(site: Site, named: Named, release: Release): Claim | undefined {
  const each = byCallee.get(`${module}.${named.name}`);
  if (!each) return undefined;
  const definition = { ...torchDefinition(each, release), readsNumbers: true };
  return { definition, arguments: takeApart(site, named.arguments, definition.parameters) };
}

function claimSequence(site: Site, { range }: MappingNode, named: Named, release: Release): Claim | undefined {
  const name = compositionNames.find((each) => each === named.name);
  const callee = `${module}.${named.name}`;
  const call: CallNode = { kind: 'call', callee, calleeRange: range, range, arguments: named.arguments, closed: true };
  return name && claimComposition(name, call, site, release);
}

/** NeMo-RL's list of schedulers and `milestones` behind them, which it makes a SequentialLR of (NeMo-RL 0.6, models/policy/workers/dtensor_policy_worker.py). */
function claimList(site: Site, list: ListNode): Claim | undefined {
  const { place, options } = site;
  if (!options.bareWords || place.path.at(-1) !== 'scheduler' || list.items.length < 2) return undefined;
  const milestones = list.items.flatMap((item) => (item.kind === 'mapping' ? (entryOf(item, 'milestones')?.value ?? []) : []));
  const parts = list.items.filter((item) => {
    const name = item.kind === 'mapping' && entryOf(item, 'kwargs') ? entryOf(item, 'name')?.value : undefined;
    return name && site.word(name)?.startsWith('torch.');
  });
  const [only] = milestones;
  if (!only || milestones.length > 1 || parts.length !== list.items.length - 1) return undefined;
  const given = (name: string, value: Node): Argument => ({ name: { text: name, range: value.range }, value, range: value.range });
  const name = 'SequentialLR';
  const call: CallNode = {
    kind: 'call',
    callee: `${module}.${name}`,
    calleeRange: list.range,
    range: list.range,
    arguments: [given('schedulers', { ...list, items: parts }), given('milestones', only)],
    closed: true,
  };
  return claimComposition(name, call, site, releaseOf(options));
}

function perEpoch(definition: Definition): Definition {
  const curves: Definition['curves'] = (values) =>
    definition
      .curves(values)
      .map(({ quantity, schedule }) => ({ quantity, schedule: schedule.unit === 'step' ? { ...schedule, unit: 'epoch' } : schedule }));
  return { ...definition, curves };
}

/** The height of a cycle that a function of the user's own scales is not drawn. */
function scaleProblems(node: CallNode, { name, parameters }: TorchClass): readonly Problem[] {
  const scale = name === 'CyclicLR' ? argumentOf(node, 'scale_fn', placeOf(parameters, 'scale_fn')) : undefined;
  if (!scale || scale.kind === 'null') return [];
  return [unknownFunction(scale.range)];
}

/** A scheduler that cycles the momentum of an optimizer which has none, which torch refuses. */
function momentumProblems(site: Site, node: CallNode, { name, parameters }: TorchClass, release: Release): readonly Problem[] {
  if (!parameters.some((parameter) => parameter.name === 'cycle_momentum')) return [];
  const cycles = argumentOf(node, 'cycle_momentum', placeOf(parameters, 'cycle_momentum'));
  const result = cycles && site.value(cycles);
  const optimizer =
    !result || (result.ok && result.value === true)
      ? optimizerWithoutMomentum(site, name === 'OneCycleLR' || release.cyclesBetas)
      : undefined;
  if (optimizer === undefined) return [];
  const message = say('{optimizer} has no momentum, so torch refuses this without cycle_momentum=False.', { optimizer });
  return [problem('invalid-value', message, cycles?.range ?? node.calleeRange)];
}

/** The place of a parameter among the arguments. */
const placeOf = (parameters: TorchClass['parameters'], name: string): number =>
  parameters.filter(({ positional }) => positional === true).findIndex((parameter) => parameter.name === name);

/** The step behind which a run goes on, where it is written; mostly it is a name that a checkpoint sets, and then the run begins. */
function lastEpoch(site: Site, node: CallNode, parameters: TorchClass['parameters']): readonly FoundParameter[] {
  const written = argumentOf(node, 'last_epoch', placeOf(parameters, 'last_epoch'));
  const result = written && site.value(written);
  if (result?.ok !== true || typeof result.value !== 'number' || result.value < 0) return [];
  return [{ name: 'last_epoch', value: result.value, node: written, origin: result.origin, literal: result.literal }];
}

/** Parameters for which torch wants an int, and one for which it wants a float. */
const ints = ['T_0', 'T_mult', 'total_steps', 'epochs', 'steps_per_epoch'];
const floats = ['pct_start'];

/** Numbers that are written as a float where torch wants an int, or the other way round. */
function misspelt(site: Site, { parameters }: Definition, givenTo: (name: string) => Node | undefined): readonly Problem[] {
  return parameters.flatMap(({ name }) => {
    const isInt = ints.includes(name);
    const written = isInt || floats.includes(name) ? givenTo(name) : undefined;
    if (written?.kind !== 'number' || isFloat(site, written) !== isInt) return [];
    const message = isInt
      ? say('{name} must be an int: torch refuses a float.', { name })
      : say('{name} must be a float: torch refuses an int.', { name });
    return [problem('invalid-value', message, written.range)];
  });
}

const isFloat = ({ text }: Site, { range }: Node): boolean => /^[^xX]*[.eE]/.test(text.slice(range.from, range.to));
