// The configs of detectron2 and PaddleDetection: `_BASE_` files, and lazy calls in Python.
import type { Convention } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';
import { basesOf } from './link';

/** Configs whose keys are in capitals. */
export const detectron2: Convention = {
  name: 'detectron2',
  run: { names: { section: ['solver'] } },
  lazyCalls: ['detectron2.config.LazyCall', 'detectron2.config.lazy.LazyCall'],
  parents: (root) => entriesNamed(root, '_BASE_').flatMap(({ value }) => basesOf(value)),
};
