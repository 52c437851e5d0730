// LibCity's JSON: `lr_scheduler` where `lr_decay` is on (LibCity/Bigscity-LibCity at 5a6391d, libcity/executor/traffic_state_executor.py, with the defaults of
// libcity/config/executor).
import type { Framework } from '../language/find/framework';
import { keyedFramework } from './shared/keyed';
import { type Renamed, renamedClass } from './torch/classes';

const [selector, isOn] = ['lr_scheduler', 'lr_decay'] as const;
const lr = ['learning_rate', 0.01] as const;
const gamma = ['lr_decay_ratio', 0.1] as const;

/** The classes of torch, which it looks up whatever the case of their names. */
const kinds: Readonly<Record<string, readonly [name: string, renamed: Renamed]>> = {
  multisteplr: ['MultiStepLR', { lr, gamma, milestones: ['steps', [5, 20, 40, 70]] }],
  steplr: ['StepLR', { lr, gamma, step_size: ['step_size', 10] }],
  exponentiallr: ['ExponentialLR', { lr, gamma }],
  cosineannealinglr: ['CosineAnnealingLR', { lr, T_max: ['lr_T_max', 30], eta_min: ['lr_eta_min', 0] }],
  reducelronplateau: ['ReduceLROnPlateau', { lr, factor: gamma, patience: ['lr_patience', 10], threshold: ['lr_threshold', 1e-4] }],
};

/** The rate of a config of LibCity. */
export const framework: Framework = keyedFramework({
  name: 'libCity',
  reads: { field: 'science', library: 'LibCity', what: '`lr_scheduler` and the keys beside it, where `lr_decay` is on', where: 'JSON' },
  marks: [selector],
  at: [selector],
  kinds: ({ site, node, has, word }) => {
    const decays = node(isOn);
    if (site.place.path.length !== 1 || decays?.kind !== 'boolean' || !decays.value || !has(gamma[0]) || !has('learner')) return [];
    const name = word(selector)?.toLowerCase() ?? '';
    const [called, renamed] = Object.hasOwn(kinds, name) ? kinds[name]! : [];
    const kind = called === undefined || !renamed ? undefined : renamedClass(called, site, renamed);
    return kind ? [{ ...kind, at: [selector] }] : [];
  },
});
