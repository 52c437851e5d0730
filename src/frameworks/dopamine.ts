// Dopamine: the part of random actions of its agents (dopamine-rl 4.1, jax/agents/dqn/dqn_agent.py and tf/agents/dqn/dqn_agent.py; agents/dqn/dqn_agent.py before 4.1). With
// JAX it is computed in float32.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define } from './shared/define';
import { float32 } from './shared/float32';
import { numberOf, probedStep, settingOf } from './shared/parameters';

const modules = /^dopamine\.(?:(jax|tf)\.)?agents\.dqn\.dqn_agent\.(linearly_decaying_epsilon|JaxDQNAgent|DQNAgent)$/;

const [period, start, last] = ['The steps of the fall', 'The steps before the fall', 'The last part of random actions'] as const;
const positive = { domain: { above: 0 } } as const;
const share = { domain: { min: 0, max: 1 } } as const;

interface Names {
  readonly period: string;
  readonly start: string;
  readonly last: string;
}

function definitionOf(name: string, source: string, names: Names, parameters: Definition['parameters'], isSingle: boolean): Definition {
  const f = isSingle ? float32 : (value: number): number => value;
  return define({
    source,
    name,
    quantity: 'epsilon',
    formula: `1, then from ${names.start} on to ${names.last} in a straight line over ${names.period}`,
    summary: 'Stays at 1 and falls in a straight line',
    ...(name === 'linearly_decaying_epsilon' ? {} : { note: 'Where epsilon_fn is left out; a file of gin may say otherwise.' }),
    parameters,
    value: (values) => {
      const [length, first, end] = [names.period, names.start, names.last].map((each) => values.number(each)) as [number, number, number];
      return (step) => {
        const bonus = f(f(f(1 - end) * f(length + first - step)) / f(length));
        return f(f(end) + Math.min(Math.max(bonus, 0), f(1 - end)));
      };
    },
    length: (values) => values.number(names.period) + values.number(names.start),
  });
}

const ofFunction: Names = { period: 'decay_period', start: 'warmup_steps', last: 'epsilon' };
const ofAgent: Names = { period: 'epsilon_decay_period', start: 'min_replay_history', last: 'epsilon_train' };

const functionParameters = [
  numberOf(ofFunction.period, period, 'steps', positive),
  probedStep,
  numberOf(ofFunction.start, start, 'steps', { domain: { min: 0 } }),
  numberOf(ofFunction.last, last, 'fraction', share),
];
const agentParameters = [
  settingOf(ofAgent.period, period, 'steps', 250_000, { ...positive, positional: false }),
  settingOf(ofAgent.start, start, 'steps', 20_000, { domain: { min: 0 }, positional: false }),
  settingOf(ofAgent.last, last, 'fraction', 0.01, { ...share, positional: false }),
];

/** The exploration of Dopamine's agents. */
export const framework: Framework = {
  name: 'dopamine',
  reads: { field: 'control', library: 'Dopamine', what: '`linearly_decaying_epsilon`, and what DQN agents make of it', where: 'Python' },
  language: 'python',
  marks: () => ['linearly_decaying_epsilon', 'JaxDQNAgent', 'DQNAgent'],
  recognise: ({ node, callee = '' }) => {
    const [, backend, name] = modules.exec(callee) ?? [];
    if (node.kind !== 'call' || name === undefined) return undefined;
    const source = callee.slice(0, -name.length - 1);
    if (name === 'linearly_decaying_epsilon') {
      const definition = definitionOf(name, source, ofFunction, functionParameters, backend === 'jax');
      return { definition, arguments: node.arguments };
    }
    if (node.arguments.some(({ name: given }) => given?.text === 'epsilon_fn')) return undefined;
    const isJax = backend === 'jax' || name === 'JaxDQNAgent';
    const own = new Set(agentParameters.map((each) => each.name));
    return {
      definition: definitionOf(name, source, ofAgent, agentParameters, isJax),
      arguments: node.arguments.filter((each) => own.has(each.name?.text ?? '')),
    };
  },
};
