// OpenPoints' configs: each has what the `default.yaml` beside it and in the folders above say (openpoints at 8c115a9, utils/config.py, `load` with `recursive`).
import type { Convention } from '../../language/resolve/convention';
import { entryOf } from '../../language/resolve/lookUp';
import { linkTo } from './link';

/** Configs that name their model, and how its rate is scheduled. */
export const openPoints: Convention = {
  name: 'openpoints',
  parents: (root) => {
    const model = entryOf(root, 'model')?.value;
    const isOurs = entryOf(root, 'sched') && model?.kind === 'mapping' && entryOf(model, 'NAME');
    return isOurs
      ? ['../../default.yaml', '../default.yaml', 'default.yaml'].map((path) => linkTo(path, [path], { isOptional: true }))
      : [];
  },
};
