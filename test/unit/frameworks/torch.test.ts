import { assertGolden, goldenCases } from './goldenCases';

const classes = /\b(?:StepLR|CosineAnnealingLR|OneCycleLR)\(/;
const others =
  /SequentialLR|ChainedScheduler|swa_utils|ReduceLROnPlateau|last_epoch|initial_lr|"params"|\(\w+, 0\)|T_max=0|step_size=0|LR\([^]*LR\(/;

describe('the schedulers of torch, as torch 2.15 runs them', () => {
  const cases = goldenCases(
    'torch',
    ({ version, code = '', values }) => version === '2.15.0' && classes.test(code) && !others.test(code) && values.length > 0,
  );
  for (const golden of cases) it(golden.name, () => assertGolden(golden, (found) => found.find(({ label }) => label === golden.variable)));
});
