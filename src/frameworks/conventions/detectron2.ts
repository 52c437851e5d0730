// The configs of detectron2 and PaddleDetection: `_BASE_` files.
import type { Convention } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';
import { basesOf } from './link';

/** Configs whose keys are in capitals. */
export const detectron2: Convention = {
  name: 'detectron2',
  run: { names: { section: ['solver'] } },
  parents: (root) => entriesNamed(root, '_BASE_').flatMap(({ value }) => basesOf(value)),
};
