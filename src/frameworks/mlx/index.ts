import type { Framework } from '../../language/find/framework';
import { callsOf } from '../shared/callsOf';
import { joinSchedules } from '../shared/joins';
import { rules, source } from './rules';

const modules = [source, `${source}.schedulers`];
const calls = callsOf(
  {
    name: 'mlx',
    reads: { field: 'libraries', library: 'MLX', what: 'the schedules of `mlx.optimizers`, joined ones, too', where: 'Python' },
  },
  modules,
  rules,
);

/** The schedules of MLX. */
export const framework: Framework = {
  ...calls,
  marks: () => [...rules.map(({ name }) => name), 'join_schedules'],
  recognise: (site) => {
    const { node, callee } = site;
    const isJoined = modules.some((module) => callee === `${module}.join_schedules`);
    return isJoined && node.kind === 'call' ? joinSchedules(source, site, node) : calls.recognise(site);
  },
};
