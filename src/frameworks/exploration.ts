// The part of random actions of DQN and QR-DQN, in Stable-Baselines3 (2.9, dqn/dqn.py), sb3-contrib and sbx, and in the YAML of RL Baselines3 Zoo: 1 at first, and from there
// to `exploration_final_eps` over `exploration_fraction` of the run.
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import { fromElsewhere } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { literal } from '../language/resolve/origin';
import type { Argument } from '../language/tree/tree';
import { given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, settingOf } from './shared/parameters';
import { overRun } from './shared/run/overRun';
import { learned } from './stableBaselines3/algorithms';

const [first, last, share, total] = ['exploration_initial_eps', 'exploration_final_eps', 'exploration_fraction', 'n_timesteps'] as const;
const keys: readonly string[] = [first, last, share];

const made = /^(?:stable_baselines3|sb3_contrib|sbx)\.(?:\w+\.)*(DQN|QRDQN)$/;
/** The share of the run and the last value that they have by default. */
const defaults: Readonly<Record<string, readonly [share: number, last: number]>> = { DQN: [0.1, 0.05], QRDQN: [0.005, 0.01] };

function definitionOf(name: string): Definition {
  const [ofRun, end] = defaults[name]!;
  const parameters: readonly DefinedParameter[] = [
    settingOf(first, 'The first part of random actions', 'fraction', 1),
    settingOf(last, 'The last part of random actions', 'fraction', end),
    settingOf(share, 'The part of the run at which it is reached', 'fraction', ofRun, { domain: { min: 0 } }),
    numberOf(total, 'The steps of all environments in the run', 'steps', { optional: true, domain: { min: 1 } }),
  ].map((each) => ({ ...each, positional: false }));
  return {
    source: 'stable_baselines3',
    readsNumbers: true,
    name,
    formula:
      'exploration_initial_eps + (exploration_final_eps − exploration_initial_eps) · p/exploration_fraction, then exploration_final_eps; p the part of the run that is done',
    summary: 'Random actions become fewer in a straight line',
    note: 'Before learning_starts all actions are random, whatever it says.',
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const [from, to, part] = [values.number(first), values.number(last), values.number(share)];
      const at = (done: number) => (done >= part ? to : from + (done * (to - from)) / part);
      const steps = values.optional(total);
      const schedule =
        steps === undefined
          ? overRun(at, [part])
          : wholeSteps((step) => at(step / steps), { totalSteps: Math.ceil(steps), unit: 'env step' });
      return [{ quantity: 'epsilon', schedule }];
    },
  };
}

const definitions: ReadonlyMap<string, Definition> = new Map(Object.keys(defaults).map((name) => [name, definitionOf(name)]));

const zoo = keyedFramework({
  name: 'exploration',
  reads: {
    field: 'control',
    library: 'DQN of Stable-Baselines3, sb3-contrib, sbx and RL Baselines3 Zoo',
    what: 'the part of random actions by `exploration_fraction` and `exploration_final_eps`',
    where: 'Python, YAML',
  },
  marks: keys,
  at: [share],
  kinds: ({ has }) => {
    // Without both of them it hangs on the algorithm, of which the text says nothing.
    const isOurs = [share, last, total, 'policy'].every(has);
    return isOurs ? [{ definition: definitions.get('DQN')!, at: [share], label: 'exploration', ways: [...keys, total] }] : [];
  },
});

/** The part of random actions. */
export const framework: Framework = { ...zoo, recognise: (site) => claimOf(site) ?? zoo.recognise(site) };

/** The claim at the first of these arguments: what else the call is given may be a schedule, too. */
function claimOf(site: Site): Claim | undefined {
  const { node, place, options } = site;
  if (options.bareWords || !keys.includes(place.path.at(-1) ?? '')) return undefined;
  const call = Object.keys(defaults)
    .flatMap((name) => site.calls(name))
    .find((each) => writtenIn(each)[0]?.value.range.from === node.range.from);
  const name = made.exec(call?.callee ?? '')?.[1];
  if (!call || name === undefined) return undefined;
  const bound = place.path.at(-2);
  const isOfThis = site.calls('learn').every(({ node: each }) => each.kind === 'call' && each.callee === `${bound}.learn`);
  const [steps, ...more] = isOfThis ? learned(call) : [];
  return {
    definition: definitions.get(name)!,
    arguments: writtenIn(call),
    given: steps === undefined || more.length > 0 ? [] : [fromElsewhere(total, { value: steps, origin: literal })],
    label: bound === undefined ? 'exploration' : `${bound}.exploration`,
  };
}

const writtenIn = ({ node }: Site): readonly Argument[] =>
  node.kind === 'call' ? node.arguments.filter((each) => keys.includes(each.name?.text ?? '')) : [];
