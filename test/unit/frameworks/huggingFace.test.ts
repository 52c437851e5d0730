import { assertGolden, goldenCases } from './goldenCases';

describe("the keys of Hugging Face's Trainer, as transformers 5.24 reads them", () => {
  const isRead = (config: string) =>
    config.includes('lr_scheduler_type') &&
    /max_steps"?\s*[:=]\s*\d/.test(config) &&
    !/cosine_warmup_with_min_lr|_kwargs: ['"]/.test(config);
  const cases = goldenCases(
    'transformers',
    ({ version, config, values }) => version === '5.24.0' && config !== undefined && isRead(config) && values.length > 0,
  );
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));
});
