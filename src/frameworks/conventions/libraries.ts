import type { Convention } from '../../language/resolve/convention';

/**
 * Libraries of which people import all names, and none of them is what people call the length of a run: looked up in those of Python 3.11, numpy 2.4,
 * scipy 1.17, jax 0.10, torch 2.15 and torchvision 0.29.
 */
export const libraries: Convention = {
  name: 'libraries',
  bindsNone: {
    modules:
      /^(?:c?math|typing(?:_extensions)?|collections|itertools|pathlib|types|random|numpy(?:\.(?:random|linalg))?|scipy(?:\.(?:stats|special))?|jax\.numpy|torch(?:\.(?:nn(?:\.(?:functional|init))?|optim|distributed|utils\.data))?|torchvision(?:\.transforms)?|tqdm(?:\.auto)?)$/,
    names: /^(?:[TN]|(?:\w+_)?(?:steps|epochs|iterations|total)|(?:\w+_)?(?:STEPS|EPOCHS|ITERATIONS|TOTAL))$/,
  },
};
