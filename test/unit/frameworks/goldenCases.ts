// The values that libraries themselves made, which lie in test/reference/frameworks with the scripts that made them.
import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefinedCurve } from '../../../src/language/find/kind';
import type { FindOptions } from '../../../src/language/find/framework';
import type { FoundSchedule } from '../../../src/language/find/found';
import type { Language } from '../../../src/language/index';
import { find, findOne } from '../../fixtures/find';

/** What a library did with a text. */
export interface GoldenCase {
  readonly name: string;
  readonly library: string;
  readonly version: string;
  /** The text that was run, or the config that was read. */
  readonly code?: string;
  readonly config?: string;
  readonly language: Language;
  readonly quantity: string;
  readonly unit?: string;
  readonly group: number;
  /** The variable that the schedule is bound to. */
  readonly variable?: string;
  readonly steps: readonly number[];
  readonly values: readonly number[];
  /** The first step that raises an error. */
  readonly fails_at: number | null;
  readonly error?: string;
  readonly float32: boolean;
  /** What the run around the text was. */
  readonly given?: {
    readonly backend?: string;
    readonly examples?: number;
    readonly steps_per_epoch?: number;
    readonly batches?: number;
    readonly processes?: number;
    readonly stepped?: string;
    readonly metric?: number;
    /** That of each call, as a log has it. */
    readonly metrics?: readonly number[];
  };
}

/** The cases of a library of these releases. */
export function goldenCases(library: string, isWanted: (each: GoldenCase) => boolean = () => true): readonly GoldenCase[] {
  const file = join('test', 'reference', 'frameworks', `${library}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as GoldenCase[]).filter(isWanted);
}

/** The options under which a case is read: its release of the library, and the run around it. */
export function optionsOf({ library, version, variable, given = {} }: GoldenCase): Partial<FindOptions> {
  const run = { datasetSize: given.examples, stepsPerEpoch: given.steps_per_epoch ?? given.batches, processes: given.processes };
  const torch = /^torch (.+)$/.exec(given.backend ?? '')?.[1];
  const answers = given.metrics && new Map([[`${variable}.metrics`, given.metrics]]);
  const releases = [[library, version] as const, ...(torch === undefined ? [] : [['torch', torch] as const])];
  return { versions: new Map(releases), run, ...(answers && { answers }) };
}

/** Checks that the schedule of a text has the values that the library had, to 1e-9 relative (1e-6 where the library computes in float32). */
export async function assertGolden(
  golden: GoldenCase,
  pick: (found: readonly FoundSchedule[]) => FoundSchedule | undefined,
): Promise<void> {
  const found = pick(await find(golden.language, golden.code ?? golden.config!, optionsOf(golden)));
  assert.ok(found, 'There is no schedule.');
  const curve = curveOf(found, golden);
  assert.ok(
    curve,
    `There is no ${golden.quantity} of group ${golden.group}: ${found.problems.map(({ message }) => messageText(message)).join(' ')} ${found.unknowns.map(({ text }) => text).join(' ')}`,
  );
  const tolerance = golden.float32 ? 1e-6 : 1e-9;
  const largest = Math.max(...golden.values.map(Math.abs));
  golden.steps.forEach((step, index) => {
    const [value, expected] = [curve.schedule.at(step), golden.values[index]!];
    const allowed = tolerance * Math.max(Math.abs(expected), 1e-6 * largest);
    assert.ok(Math.abs(value - expected) <= allowed, `at step ${step}: ${value}, but the library has ${expected}`);
  });
  if (golden.fails_at !== null && golden.error?.startsWith('ValueError: Tried to step') === true) {
    assert.ok(Number.isNaN(curve.schedule.at(golden.fails_at)), `There must be no value at step ${golden.fails_at}.`);
  }
}

/** Which of the schedules of a text a case is about; it may check more of them. */
type Pick = (found: readonly FoundSchedule[], golden: GoldenCase) => FoundSchedule | undefined;

/** The only schedule of a text that says all that it needs. */
export const whole: Pick = (found) => {
  assert.deepEqual(
    found.map(({ problems, unknowns }) => [problems, unknowns]),
    [[[], []]],
  );
  return found[0];
};

/** The only schedule of a text, in the unit of the case. */
export const inUnit: Pick = (found, { unit: expected }) => {
  assert.deepEqual(
    found.map(({ unit }) => unit),
    [expected],
  );
  return found[0];
};

/** Tests that the schedule of each case of a library has the values that the library had: the first one of the text, unless another is picked. */
export function itRuns(library: string, pick: Pick = ([found]) => found): void {
  for (const golden of goldenCases(library)) it(golden.name, () => assertGolden(golden, (found) => pick(found, golden)));
}

/**
 * Tests that each config of a trainer has the values and the length that the trainer gave it, or an error where the trainer refuses it. `written` is
 * how a config is written otherwise.
 */
export function itRunsConfigs(trainer: string, written: (golden: GoldenCase) => GoldenCase = (golden) => golden): void {
  for (const golden of goldenCases(trainer).map(written) as readonly (GoldenCase & { readonly total?: number })[])
    it(golden.name, async () => {
      const found = await findOne(golden.language, golden.config!);
      if (golden.values.length === 0) {
        const codes = found.problems.map(({ code }) => code);
        assert.deepEqual([found.schedule, codes], [undefined, ['invalid-value']]);
      } else {
        await assertGolden(golden, () => found);
        assert.equal(found.totalSteps, golden.total);
      }
    });
}

function curveOf({ curves }: FoundSchedule, { quantity, group }: GoldenCase): DefinedCurve | undefined {
  const ofQuantity = curves.filter((curve) => curve.quantity === quantity || curve.quantity.startsWith(`${quantity} (group`));
  return ofQuantity[group];
}
