// BasicTS' configs: `CFG.TRAIN.LR_SCHEDULER.TYPE` with `.PARAM`, a class of torch that is stepped once an epoch (zezhishao/BasicTS at 0b726b5; easytorch 1.3,
// core/runner.py).
import type { Framework } from '../language/find/framework';
import { entriesNamed } from '../language/resolve/lookUp';
import type { MappingNode } from '../language/tree/tree';
import { entryArguments } from './shared/entryArguments';
import { classByName } from './torch/classes';

const scheduler = '.TRAIN.LR_SCHEDULER';

/** The last mapping that a name is bound to. */
function mappingAt(scope: MappingNode, name: string): MappingNode | undefined {
  const value = entriesNamed(scope, name).at(-1)?.value;
  return value?.kind === 'mapping' && value.scope !== true ? value : undefined;
}

/** The rate of a config of BasicTS. */
export const framework: Framework = {
  name: 'basicTs',
  reads: { field: 'science', library: 'BasicTS', what: '`CFG.TRAIN.LR_SCHEDULER` beside `CFG.TRAIN.OPTIM`', where: 'Python' },
  language: 'python',
  marks: () => ['LR_SCHEDULER'],
  recognise: (site) => {
    const { node, place } = site;
    const [config, rest] = place.path.length === 1 ? place.path[0]!.split(scheduler, 2) : [];
    const scope = place.ancestors.at(-1);
    if (node.kind !== 'string' || rest !== '.TYPE' || !scope) return undefined;
    const definition = classByName(node.value, site, 'epoch');
    const params = mappingAt(scope, `${config!}${scheduler}.PARAM`);
    const optimizer = mappingAt(scope, `${config!}.TRAIN.OPTIM.PARAM`);
    if (!definition || !params || !optimizer) return undefined;
    const rate = entryArguments(optimizer.entries, (name) => name === 'lr');
    return { definition, arguments: [...rate, ...entryArguments(params.entries)], label: `${config!}${scheduler}` };
  },
};
