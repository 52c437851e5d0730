// XuanCe's YAML: `start_greedy`, `end_greedy` and `decay_step_greedy` of agents that explore (XuanCe at 4f0b05b2, xuance/torch/agents).
import { recurrence, wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, settingOf } from './shared/parameters';

const [start, end, decay] = ['start_greedy', 'end_greedy', 'decay_step_greedy'] as const;

/** How an agent goes on from its part of random actions. */
interface Way {
  /** It is made smaller in each turn, rather than anew out of the steps. */
  readonly isByTurn?: boolean;
  /** It falls as many times as fast as there are environments. */
  readonly isFast?: boolean;
  /** Where it is below its last value it is that. */
  readonly isClipped?: boolean;
}

const single: Way = { isFast: true };
const several: Way = { isFast: true, isClipped: true };

/** The agents whose part of random actions follows these keys. */
const agents: Readonly<Record<string, Way>> = {
  DQN: single,
  DDQN: single,
  Duel_DQN: single,
  C51DQN: single,
  QRDQN: single,
  PerDQN: { isByTurn: true },
  DRQN: { isByTurn: true },
  IQL: { isClipped: true },
  VDN: several,
  QMIX: several,
  CWQMIX: several,
  OWQMIX: several,
  QTRAN_base: several,
  QTRAN_alt: several,
};

const parameters: readonly DefinedParameter[] = [
  numberOf(start, 'The first part of random actions', 'fraction'),
  numberOf(end, 'The last part of random actions', 'fraction'),
  numberOf(decay, 'The environment steps of the fall', 'steps', { domain: { above: 0 } }),
  settingOf('parallels', 'The environments that run at once', 'count', 1, { domain: { min: 1, integer: true } }),
  numberOf('running_steps', 'The environment steps of the run', 'steps', { role: 'total', optional: true, domain: { min: 1 } }),
];

function definitionOf(name: string, { isByTurn = false, isFast = false, isClipped = false }: Way): Definition {
  return {
    source: 'xuance',
    readsNumbers: true,
    name,
    formula: `start_greedy − (start_greedy − end_greedy) · ${isFast ? 'parallels · ' : ''}t/decay_step_greedy, until it is not above end_greedy`,
    summary: 'Falls in a straight line, once in each turn of all environments',
    ...(isFast && {
      note: 'It falls parallels times as fast as decay_step_greedy says: each turn counts the steps of all environments, and the fall of a step is multiplied with them, too.',
    }),
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const [first, last, each] = [values.number(start), values.number(end), values.number('parallels')];
      const fall = (first - last) / (values.number(decay) / (isFast || isByTurn ? each : 1));
      const next = (before: number, turn: number): number => {
        if (before > last) return isByTurn ? before - fall : first - turn * each * fall;
        return isClipped ? last : before;
      };
      // By then it does not change any more.
      const turns = Math.ceil(values.number(decay) / each) + 3;
      const steps = values.optional('running_steps') ?? 1.25 * values.number(decay);
      const byTurn = recurrence(first, next, { totalSteps: turns });
      const at = (step: number): number => byTurn.at(Math.min(Math.floor(step / each), turns));
      return [{ quantity: 'epsilon', schedule: wholeSteps(at, { totalSteps: Math.ceil(steps), unit: 'env step', past: 'goes on' }) }];
    },
  };
}

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(agents).map(([name, way]) => [name, definitionOf(name, way)]));

/** The part of random actions in a config of XuanCe. */
export const framework: Framework = keyedFramework({
  name: 'xuance',
  reads: {
    field: 'control',
    library: 'XuanCe',
    what: '`start_greedy`, `end_greedy` and `decay_step_greedy` as its agents of torch run them',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [decay],
  at: [decay],
  kinds: ({ site, has, word, node }) => {
    const definition = definitions.get(word('agent') ?? '');
    const isOurs = [start, end, 'learner'].every(has) && (!has('dl_toolbox') || word('dl_toolbox') === 'torch');
    const recurrent = node('use_rnn');
    // Agents with a memory are asked at the ends of episodes, whose lengths only the program knows.
    const isRecurrent = agents[word('agent') ?? '']?.isClipped === true && recurrent?.kind === 'boolean' && recurrent.value;
    if (!definition || !isOurs || isRecurrent || site.place.path.length !== 1) return [];
    return [{ definition, at: [decay], label: 'greedy', ways: parameters.map(({ name }) => name) }];
  },
});
