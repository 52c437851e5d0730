// The configs of RT-DETR and D-FINE: `__include__` files, the last of which wins.
import type { Convention } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';
import { basesOf } from './link';

/** Configs that are put together out of parts. */
export const rtDetr: Convention = {
  name: 'rtDetr',
  parents: (root) => entriesNamed(root, '__include__').flatMap(({ value }) => basesOf(value)),
};
