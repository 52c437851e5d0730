// The algorithms of Stable-Baselines3 (2.9): they ask a schedule before each of their updates, with the part of the run that is left. Those of sbx (0.28), which are made of
// them, do so with exceptions.
import { say } from '../../core/message';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Claim } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode, Node } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { argumentOf } from '../shared/optimizer';
import { withCurves } from '../shared/run/stepping';
import { numberIn } from '../../language/resolve/value';

/** The argument that says how often an algorithm updates, and the env steps of one environment between two updates where it is left out. */
const algorithms: Readonly<Record<string, readonly [argument: string, steps: number]>> = {
  PPO: ['n_steps', 2048],
  MaskablePPO: ['n_steps', 2048],
  RecurrentPPO: ['n_steps', 128],
  TRPO: ['n_steps', 2048],
  A2C: ['n_steps', 5],
  DQN: ['train_freq', 4],
  QRDQN: ['train_freq', 4],
  SAC: ['train_freq', 1],
  TQC: ['train_freq', 1],
  TD3: ['train_freq', 1],
  DDPG: ['train_freq', 1],
  CrossQ: ['train_freq', 1],
};

/** Those of sbx that ask for the rate as they are made, and never again. */
const askedOnce: readonly string[] = ['DQN', 'TD3', 'DDPG', 'CrossQ'];
const made = /^(?:stable_baselines3|sb3_contrib|sbx)\./;
const isOfSbx = ({ callee = '' }: Site): boolean => callee.startsWith('sbx.');

/** Whether a text may have an algorithm of the library. */
export const isOfAlgorithm = (site: Site): boolean =>
  ['stable_baselines3', 'sb3_contrib', 'sbx'].some((name) => site.imports(name).length > 0);

/** A schedule over the part of the run that is done, by the env steps at which its algorithm asks for it; undefined where these are not known. */
export function byUpdates(claim: Claim, site: Site): Claim | undefined {
  const algorithm = claim.definition && algorithmOf(site);
  if (claim.definition && algorithm && followsDivergence(site, algorithm)) return byDivergence(claim, site);
  const every = algorithm && updateEvery(algorithm);
  const totals = algorithm && every !== undefined ? learned(algorithm) : [];
  const [first] = totals;
  if (!claim.definition || every === undefined || first === undefined) return undefined;
  const ends = totals.reduce<readonly number[]>((all, total) => [...all, (all.at(-1) ?? 0) + Math.ceil(total / every) * every], []);
  /** The env steps of the whole run, as the call of `learn` knows them in which a step lies. */
  const lengthAt = (step: number): number => {
    const index = Math.max(
      0,
      ends.findIndex((end) => step <= end),
    );
    return (ends[index - 1] ?? 0) + totals[index]!;
  };
  const isConstant = isOfSbx(algorithm!) && askedOnce.includes(lastPart(algorithm!.callee!));
  const definition = withCurves(claim.definition, (curves) =>
    curves.map((curve) => {
      if (curve.schedule.unit !== 'fraction') return curve;
      if (isConstant) return { ...curve, schedule: wholeSteps(() => curve.schedule.at(0), { totalSteps: ends.at(-1)!, unit: 'env step' }) };
      const at = (step: number) => curve.schedule.at((Math.floor(step / every) * every) / lengthAt(step));
      return { ...curve, schedule: wholeSteps(at, { totalSteps: ends.at(-1)!, unit: 'env step' }) };
    }),
  );
  const note = isConstant
    ? 'This algorithm of sbx asks for it once, as it is made: it stays what it is at the start of the run.'
    : 'The algorithm asks for it before each update. A last rollout that is longer than the run asks for a part below 0.';
  return { ...claim, definition: { ...definition, note } };
}

/** Whether an argument of an algorithm may be a schedule. */
export const isRate = (name: string): boolean => /^(?:learning_rate|clip_range(?:_vf)?)$/.test(name);

/** The call that makes the algorithm to which a schedule is given: itself, by its name, or by a call of what it stands in. */
export function algorithmOf(site: Site): Site | undefined {
  return Object.keys(algorithms)
    .flatMap((name) => site.calls(name))
    .find((algorithm) => made.test(algorithm.callee ?? '') && ratesOf(algorithm).some((rate) => isWithin(site, algorithm, rate)));
}

/** Whether what an algorithm is given is the schedule of a site, a name of it, or a call of what it stands in. */
function isWithin(site: Site, algorithm: Site, given: Node): boolean {
  const { path, ancestors } = site.place;
  const names = [...path, ...ancestors.flatMap(({ scopeName }) => scopeName ?? [])];
  const isOurs = (value: Node | undefined): boolean =>
    value !== undefined &&
    ((value.range.from <= site.node.range.from && site.node.range.to <= value.range.to) ||
      (value.kind === 'name' && value.name === path.at(-1)) ||
      (value.kind === 'call' && names.includes(value.callee)));
  return isOurs(given) || isOurs(algorithm.follow(given)?.node);
}

/** Whether PPO of sbx has a `target_kl`, by which its rate then goes. */
function followsDivergence(site: Site, algorithm: Site): boolean {
  const call = algorithm.node as CallNode;
  const [target, rate] = [argumentOf(call, 'target_kl', -1), argumentOf(call, 'learning_rate', 2)];
  return isOfSbx(algorithm) && target !== undefined && target.kind !== 'null' && rate !== undefined && isWithin(site, algorithm, rate);
}

/** A schedule whose first value alone counts, before the rate goes by the divergence of the policy. */
function byDivergence(claim: Claim, { node }: Site): Claim | undefined {
  if (!claim.definition) return undefined;
  const message = say('With target_kl the rate goes by the divergence of the policy, so there is no curve.');
  const problems = [...(claim.problems ?? []), problem('no-curve', message, node.range)];
  return { ...claim, definition: { ...claim.definition, curves: () => [] }, problems };
}

/** What an algorithm is given as its rates, in its call or in a dict that is spread there. */
function ratesOf(algorithm: Site): readonly Node[] {
  return (algorithm.node as CallNode).arguments.flatMap(({ name, spread, value }, index) => {
    const given = spread ? algorithm.follow(value)?.node : undefined;
    if (given?.kind === 'mapping') return given.entries.flatMap((entry) => (isRate(entry.key?.text ?? '') ? [entry.value] : []));
    return isRate(name?.text ?? '') || (!name && !spread && index === 2) ? [value] : [];
  });
}

/** The env steps from one update to the next. */
function updateEvery(algorithm: Site): number | undefined {
  const call = algorithm.node as CallNode;
  const [argument, initial] = algorithms[lastPart(algorithm.callee!)]!;
  const steps = numberAt(algorithm, argumentOf(call, argument, -1), initial);
  const environments = environmentsOf(algorithm, argumentOf(call, 'env', 1));
  return steps === undefined || environments === undefined ? undefined : steps * environments;
}

/** How many environments run at once. */
function environmentsOf(site: Site, env: Node | undefined): number | undefined {
  if (env?.kind === 'string') return 1;
  const made = env?.kind === 'call' ? site.inside(env) : env && site.follow(env);
  if (made?.node.kind !== 'call') return undefined;
  const name = lastPart(made.node.callee);
  if (name === 'make') return 1;
  if (name === 'make_vec_env') return numberAt(made, argumentOf(made.node, 'n_envs', 1), 1);
  const list = name.endsWith('VecEnv') ? made.node.arguments[0]?.value : undefined;
  return list?.kind === 'list' ? list.items.length : undefined;
}

/** The env steps that each call of `learn` asks for, as far as one goes on where the one before ended. */
export function learned(algorithm: Site): readonly number[] {
  const [first, ...others] = algorithm.calls('learn');
  const total = ({ node }: Site) => numberAt(algorithm, argumentOf(node as CallNode, 'total_timesteps', 0));
  const goesOn = ({ node }: Site) => {
    const reset = argumentOf(node as CallNode, 'reset_num_timesteps', 4);
    return reset?.kind === 'boolean' && !reset.value;
  };
  const list = first ? [first, ...(others.every(goesOn) ? others : [])].map(total) : [];
  return list.every((each) => each !== undefined && each > 0) ? (list as readonly number[]) : [];
}

const numberAt = (site: Site, node: Node | undefined, initial?: number): number | undefined =>
  node ? numberIn(site.value(node)) : initial;
