import { onColumns } from '../columns/column';
import type { Library } from '../values/arrayScalar';
import type { Builtin } from '../values/pyFunction';
import { binaryFunctions } from './arrayBinary';
import { creationFunctions } from './arrayCreation';
import { reductionFunctions, reductionNames } from './arrayReductions';
import { shapeFunctions } from './arrayShapes';
import { unaryFunctions } from './arrayUnary';

const libraries: Readonly<Record<Library, ReadonlyMap<string, Builtin>>> = {
  numpy: all('numpy'),
  torch: all('torch'),
  jax: all('jax'),
  tensorflow: all('tensorflow'),
};

function all(library: Library): ReadonlyMap<string, Builtin> {
  const functions = [
    ...unaryFunctions(library).map(onColumns),
    ...binaryFunctions(library).map(onColumns),
    ...creationFunctions(library),
    ...reductionFunctions(library),
    ...shapeFunctions(library).map(onColumns),
  ];
  return new Map(functions.map((each) => [each.name, each]));
}

/** The functions of an array library that are read here, by name. */
export const arrayFunctionsOf = (library: Library): ReadonlyMap<string, Builtin> => libraries[library];

/** One of them; undefined where it is not read. */
export const arrayFunction = (library: Library, name: string): Builtin | undefined => libraries[library].get(name);

/** The functions that make one number of an array. */
export const reductions = reductionNames;
