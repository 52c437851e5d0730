// The shapes of Composer's schedulers: factors of the rate.
import type { Given } from '../define';

/** The factor of the rate, by the batches that are done. */
export type Factor = (done: number) => number;

/** The part of the way to the end that is done. */
export const part = (values: Given): Factor => {
  const length = values.number('t_max');
  return (done) => Math.min(1, done / length);
};

/** A factor that rises in a straight line over the warm-up, and the part of the way to the end behind it. */
export const warmed = (values: Given, top: number, behind: (part: number) => number): Factor => {
  const [warm, length] = [values.number('t_warmup'), values.number('t_max')];
  return (done) => {
    if (done < warm) return (top * done) / warm;
    return behind(length > warm ? Math.min(1, (done - warm) / (length - warm)) : 0);
  };
};

/** Half a cosine from 1 to `low`, by the part of the way that is done. */
export const cosine = (low: number) => (at: number) => low + ((1 - low) * (1 + Math.cos(Math.PI * at))) / 2;
/** A straight line from alpha_i to alpha_f. */
export const line = (values: Given) => (at: number) =>
  values.number('alpha_i') + at * (values.number('alpha_f') - values.number('alpha_i'));
/** A power of what is left, from 1 to alpha_f. */
export const power = (values: Given) => (at: number) =>
  values.number('alpha_f') + (1 - values.number('alpha_f')) * (1 - at) ** values.number('power');
/** A fall at each milestone. */
export const falls = (values: Given): Factor => {
  const steps = values.numbers('milestones');
  return (done) => values.number('gamma') ** steps.filter((milestone) => done >= milestone).length;
};

/** Half cosines one after the other. */
export function restarts(values: Given): Factor {
  const [size, longer, low] = [values.number('t_0'), values.number('t_mult'), values.number('alpha_f')];
  return (done) => {
    let [start, length] = [longer === 1 && size > 0 ? Math.floor(done / size) * size : 0, size];
    while (length > 0 && done >= start + length) {
      start += length;
      length = Math.trunc(longer * length);
    }
    return length > 0 ? cosine(low)((done - start) / length) : NaN;
  };
}

/** The scheduler of LLM Foundry 0.22 (llmfoundry/optim/scheduler.py). */
export function inverseRoot(values: Given): Factor {
  const [warm, scale, cool, length] = ['t_warmup', 't_scale', 't_cooldown', 't_max'].map((name) => values.number(name)) as [
    number,
    number,
    number,
    number,
  ];
  const [low, last_] = [values.number('alpha_f_decay'), values.number('alpha_f_cooldown')];
  const start = Math.max(warm, length - cool);
  const fallen = (done: number) => low + (1 / ((done + scale - warm) / scale) ** 0.5) * (1 - low);
  return (done) => {
    if (done < warm) return done / warm;
    if (done < start || cool === 0) return fallen(Math.min(done, start));
    return fallen(start) + Math.min(1, (done - start) / cool) * (last_ - fallen(start));
  };
}
