// The SOLVER section of maskrcnn-benchmark, from which detectron2 came, and of its kin: FCOS and GLIP (maskrcnn-benchmark at 57eec25, FCOS at a773f12, GLIP at
// 9dda955: maskrcnn_benchmark/solver, config/defaults.py).
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Site } from '../../language/find/site';
import { given } from '../shared/define';
import { numbersOf, settingOf, switchOf, wordOf } from '../shared/parameters';
import * as the from '../shared/usual';

const shared: readonly DefinedParameter[] = [
  settingOf('BASE_LR', 'The rate', 'rate', 0.001, { role: 'base' }),
  settingOf('MAX_ITER', ...the.runIterations, 40_000, { role: 'total', optional: true, domain: { above: 0 } }),
  numbersOf('STEPS', 'The iterations at which the rate falls', { default: [30_000] }),
  settingOf('GAMMA', ...the.fallFactor, 0.1),
  settingOf('WARMUP_ITERS', 'The iterations of the warm-up', 'steps', 500, { domain: { min: 0 } }),
  settingOf('WARMUP_FACTOR', ...the.firstRatePart, 1 / 3),
  wordOf('WARMUP_METHOD', 'The shape of the warm-up', ['linear', 'constant']),
  settingOf('BIAS_LR_FACTOR', 'What the rate of the biases is multiplied with', 'factor', 2),
];

const ofGlip: readonly DefinedParameter[] = [
  settingOf('LANG_LR', 'The rate of the language backbone', 'rate', 1e-5),
  settingOf('BACKBONE_BODY_LR_FACTOR', 'What the rate of the visual backbone is multiplied with', 'factor', 1),
  switchOf('USE_COSINE', 'Whether the rate falls along half a cosine', false),
  settingOf('MIN_LR', ...the.lastRate, 1e-6),
];

function definitionOf(isGlip: boolean): Definition {
  const parameters = [...shared, ...(isGlip ? ofGlip : [])];
  return {
    source: isGlip ? 'GLIP' : 'maskrcnn-benchmark',
    name: 'WarmupMultiStepLR',
    readsNumbers: true,
    formula: isGlip
      ? 'BASE_LR · warm-up · GAMMA^#{STEPS ≤ t}, or with USE_COSINE half a cosine to MIN_LR behind the warm-up'
      : 'BASE_LR · warm-up · GAMMA^#{STEPS ≤ t}',
    summary: 'Rises over the warm-up, and falls by a factor at each of STEPS',
    note: isGlip
      ? 'STEPS below 1 are parts of MAX_ITER.'
      : 'The biases have BIAS_LR_FACTOR times the rate, which is 2 where it is left out.',
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const [length, warm, first] = [values.number('MAX_ITER'), values.number('WARMUP_ITERS'), values.number('WARMUP_FACTOR')];
      const isConstant = values.word('WARMUP_METHOD') === 'constant';
      const rising = (step: number): number => (step >= warm ? 1 : isConstant ? first : first * (1 - step / warm) + step / warm);
      const steps = values.numbers('STEPS').map((step) => (isGlip && step < 1 ? roundedToEven(step * length) : step));
      const [isCosine, low] = isGlip ? [values.is('USE_COSINE'), values.number('MIN_LR')] : [false, 0];
      const of = (quantity: string, rate: number) => {
        const falling = (step: number): number =>
          rate * rising(step) * values.number('GAMMA') ** steps.filter((each) => each <= step).length;
        const cosine = (step: number): number =>
          step < warm ? rate * rising(step) : low + ((rate - low) * (1 + Math.cos((Math.PI * (step - warm)) / length))) / 2;
        return { quantity, schedule: wholeSteps(isCosine ? cosine : falling, { totalSteps: length, past: 'goes on' }) };
      };
      const [base, ofBiases] = [values.number('BASE_LR'), values.number('BIAS_LR_FACTOR')];
      const ofBody = isGlip ? values.number('BACKBONE_BODY_LR_FACTOR') : 1;
      return [
        of('lr', base),
        ...(ofBiases === 1 ? [] : [of('lr of biases', ofBiases * base)]),
        ...(ofBody === 1 ? [] : [of('lr of the visual backbone', ofBody * base)]),
        ...(isGlip ? [of('lr of the language backbone', values.number('LANG_LR'))] : []),
      ];
    },
  };
}

/** As Python rounds: a half to the even one beside it. */
function roundedToEven(value: number): number {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2) : Math.round(value);
}

const [plain, glip] = [definitionOf(false), definitionOf(true)];

/** Keys that its section has where it goes by something else: by epochs of a dataset, or by what an evaluation says. */
const others = ['MAX_EPOCH', 'MULTI_MAX_EPOCH', 'USE_AUTOSTEP', 'SCHEDULE'];

/** Keys of a model that detectron2 has renamed, and keys that it has instead or besides. */
const renamed = ['MODEL.WEIGHT', 'MODEL.BACKBONE.CONV_BODY'];
const later = ['MODEL.WEIGHTS', 'VERSION'];

/** Whether a config is one of maskrcnn-benchmark or its kin. */
export const isMaskRcnnBenchmark = (site: Site): boolean => !later.some((key) => site.at(key)) && renamed.some((key) => site.at(key));

/** How it reads a section of which this says whether it has a key; undefined where the section alone does not say it. */
export function maskRcnnDefinition(site: Site, has: (key: string) => boolean): Definition | undefined {
  if (!['BASE_LR', 'MAX_ITER'].every(has) || others.some(has)) return undefined;
  return has('LANG_LR') || site.at('MODEL.LANGUAGE_BACKBONE') !== undefined ? glip : plain;
}
