import assert from 'node:assert/strict';
import { buildSchedule } from '../../../../src/core/methods/buildSchedule';
import { divide, repeat, sequence } from '../../../../src/core/compose';
import { findMethod } from '../../../../src/core/methods/index';
import type { Translate } from '../../../../src/core/message';
import type { Schedule } from '../../../../src/core/schedule';
import { factsText } from '../../../../src/features/hover/factsText';
import type { FoundSchedule } from '../../../../src/language/find/found';

const linear = buildSchedule(findMethod('linear')!, { total_steps: 10 });
const text = (schedule: Schedule): string =>
  factsText({ schedule, totalSteps: schedule.totalSteps, parameters: [] } as unknown as FoundSchedule).join(' ');

describe('factsText', () => {
  it('states a mean', () => assert.match(text(linear), /The mean over the schedule is 0\.5\./));

  it('states no mean and no infinity of a curve with a pole', () =>
    assert.doesNotMatch(text(divide(1, linear)), /mean|peak|infinity|∞|NaN/i));

  it('says of no curve that its last value is held where its rule goes on', () => {
    const [held, other] = [{ ...linear }, { ...linear, past: 'goes on' as const, at: (step: number) => step / 10 }];
    assert.match(text(held), /Still rising at step 10, and held at 1 from there on\./);
    assert.doesNotMatch(text(other), /held/);
    const inRun = factsText({
      schedule: other,
      totalSteps: 10,
      unit: 'step',
      run: { value: 40 },
      parameters: [],
    } as unknown as FoundSchedule);
    assert.doesNotMatch(inRun.join(' '), /Done after/);
  });

  it('keeps nothing English in another language', () => {
    const madeUp: Translate = (sentence, args) =>
      sentence.replace(/\{(\w+)\}|[A-Za-z]+/g, (word, name: string | undefined) => (name === undefined ? 'ö' : (args[name] ?? word)));
    const jumps = buildSchedule(findMethod('step')!, { total_steps: 100, milestones: [30, 40, 50, 60, 70] });
    const hump = buildSchedule(findMethod('warmup_hold_decay')!, { total_steps: 1_000 });
    const epochs = buildSchedule(findMethod('linear')!, { total_epochs: 10 });
    const said = [jumps, hump, epochs, linear].flatMap((schedule) => {
      const found = {
        schedule,
        totalSteps: schedule.totalSteps,
        unit: schedule.unit,
        run: { value: 5 * schedule.totalSteps },
        parameters: [],
      };
      return factsText(found as unknown as FoundSchedule, madeUp);
    });
    assert.ok(said.length > 15, said.join('\n'));
    assert.doesNotMatch(said.join('\n'), /[A-Za-z]{2}/);
  });

  it('says that the end is between two steps', () => {
    const short = buildSchedule(findMethod('linear')!, { total_steps: 12.5 });
    assert.match(text(short), /The end is between two steps: at the last one before it, step 12, it has 0\.96\./);
  });

  it('says where a curve has no value', () => assert.match(text(divide(1, linear)), /It divides by 0 at step 0, where it has no value\./));

  it('says when the last step has no value', () => {
    const down = buildSchedule(findMethod('piecewise')!, { total_steps: 100, points: [[0, 1], [99, 0], [100, 1]] }); // prettier-ignore
    assert.match(text(divide(1, down)), /Just before the end, at step 99, it has no value\./);
  });

  it('does not say never, or what the peak is, of a run that it has not walked to its end', () => {
    const late = sequence(repeat(linear, 6_000), buildSchedule(findMethod('linear')!, { total_steps: 10, base_weight: 5 }), linear);
    assert.doesNotMatch(text(late), /never|peak/);
  });
});
