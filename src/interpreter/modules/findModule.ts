import type { PyModule } from '../values/pyFunction';
import { argparseModule, classParsers, configargparseModule } from './argparseModule';
import { jaxLaxModule, jaxModule, jaxNnModule, jaxNumpyModule, numpyModule, torchModule } from './arrayModules';
import { dataclassesModule } from './dataclassesModule';
import { functoolsModule } from './functoolsModule';
import { itertoolsModule } from './itertoolsModule';
import { mathModule } from './mathModule';
import { smallModules } from './smallModules';
import { tensorflowModules } from './tensorflowModule';

const modules: ReadonlyMap<string, PyModule> = new Map(
  [
    mathModule,
    numpyModule,
    torchModule,
    jaxModule,
    jaxNumpyModule,
    jaxLaxModule,
    jaxNnModule,
    ...tensorflowModules,
    functoolsModule,
    dataclassesModule,
    itertoolsModule,
    argparseModule,
    configargparseModule,
    ...classParsers,
    ...smallModules,
  ].map((each) => [each.name, each]),
);

/** The module of that path; undefined where it is not known. */
export const findModule = (path: string): PyModule | undefined => modules.get(path);
