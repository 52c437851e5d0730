import { assertGolden, goldenCases } from './goldenCases';

describe('the scheduler of a DeepSpeed config, as deepspeed 0.19 runs it', () => {
  const cases = goldenCases(
    'deepspeed',
    ({ version, config = '', values }) =>
      version === '0.19.8' &&
      /"WarmupCosineLR"|"Warmup\w*LR".*warmup_max_lr/s.test(config) &&
      !config.includes('"warmup_type": "cosine"') &&
      values.length > 0,
  );
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));
});
