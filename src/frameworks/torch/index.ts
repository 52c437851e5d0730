// PyTorch's schedulers: calls of the classes of `torch.optim.lr_scheduler`.
import type { Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import { cosineAnnealingLR } from './cosineAnnealingLR';
import { oneCycleLR } from './oneCycleLR';
import { stepLR } from './stepLR';

const module = 'torch.optim.lr_scheduler';
const definitions: ReadonlyMap<string, Definition> = new Map(
  [stepLR, cosineAnnealingLR, oneCycleLR].map((each) => [`${module}.${each.name}`, each]),
);

/** The schedulers of torch.optim.lr_scheduler. */
export const framework: Framework = {
  name: 'torch',
  marks: () => [...definitions.values()].map(({ name }) => name),
  recognise: ({ node, callee }) => {
    const definition = callee === undefined ? undefined : definitions.get(callee);
    return definition && node.kind === 'call' ? { definition, arguments: node.arguments } : undefined;
  },
};
