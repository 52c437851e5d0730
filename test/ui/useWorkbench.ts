import assert from 'node:assert/strict';
import { keepEvidence } from './evidence';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './openWorkbench';

/** Gives a suite a workbench of its own, which its hooks and tests may ask for. When one of them fails, its picture and its log are kept. */
export function useWorkbench(options: WorkbenchOptions = {}): () => Workbench {
  let workbench: Workbench | undefined;

  before(async () => {
    workbench = await openWorkbench(options).catch((error: unknown) => {
      console.error(`The workbench did not open, so another is started: ${String(error)}`);
      return openWorkbench(options);
    });
  });

  // In one clear line, instead of what each of the tests would fail with.
  beforeEach(() => assert.equal(workbench!.failure(), undefined));

  afterEach(async function () {
    if (workbench && this.currentTest?.state === 'failed')
      await keepEvidence(this.currentTest.fullTitle(), [workbench.page], workbench.log);
  });

  after(async function () {
    const suite = this.test!.parent!;
    // Where a hook fails, tests are not run.
    if (workbench && testsOf(suite).some(({ state }) => state === undefined))
      await keepEvidence(suite.fullTitle(), [workbench.page], workbench.log);
    await workbench?.close();
  });

  return () => workbench!;
}

function testsOf({ tests, suites }: Mocha.Suite): readonly Mocha.Test[] {
  return [...tests, ...suites.flatMap(testsOf)];
}
