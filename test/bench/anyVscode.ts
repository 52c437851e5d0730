// Stands for `vscode` in benchmarks of the built extension, of which only our own part of the cost is asked.
import * as modules from 'node:module';

/** Has every name, and each is a function that answers with the whole; those that are given are as they are given. */
export function anything(given: Readonly<Record<string, unknown>> = {}): unknown {
  const answer: unknown = new Proxy(
    function () {
      return undefined;
    },
    {
      get: (_, name) =>
        Object.hasOwn(given, name)
          ? given[name as string]
          : name === Symbol.iterator
            ? () => [].values()
            : name === Symbol.toPrimitive
              ? () => 'text'
              : answer,
      set: () => true,
      apply: () => answer,
      construct: () => answer as object,
    },
  );
  // What esbuild makes of an import keeps a module's prototype, but of the module itself only what can be listed.
  return Object.create(answer as object);
}

/** The extension as it was built, over such a `vscode`. */
export function loadExtension(file: string, vscode: unknown): { activate(context: unknown): unknown } {
  const loader = modules.Module as unknown as { _load: (name: string, ...rest: readonly unknown[]) => unknown };
  const load = loader._load;
  loader._load = (name, ...rest) => (name === 'vscode' ? vscode : load.call(loader, name, ...rest));
  return modules.createRequire(file)(file) as { activate(context: unknown): unknown };
}
