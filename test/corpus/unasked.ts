// `node out/test/corpus/unasked.js DIR...`: what is found unasked in files that are no training scripts and configs - the standard library, installed
// packages, manifests, CI - as functions of the step and made-up keys. All of it must be in the list below, which was checked by hand.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../src/language/index';
import { find } from '../fixtures/find';

/** Schedules of the step that packages define, by the ends of their paths. */
const checked: Readonly<Record<string, readonly string[]>> = {
  'composer/optim/scheduler.py': ['_cosine_anneal'],
  'diffusers/schedulers/scheduling_unclip.py': ['self.betas'],
  'jax/example_libraries/optimizers.py': ['exponential_decay.schedule', 'inverse_time_decay.schedule'],
  'litgpt/pretrain.py': ['get_lr'],
  'optax/_src/factorized.py': ['_decay_rate_pow'],
  'optax/schedules/_schedule.py': ['polynomial_schedule.schedule'],
  'optax/tree_utils/_state_utils_test.py': ['opt.learning_rate'],
  'monai/optimizers/lr_scheduler.py': ['WarmupCosineSchedule.lr_lambda'],
  'ray/rllib/algorithms/dqn/dqn.py': ['self.epsilon'],
  'scipy/optimize/_dual_annealing.py': ['temperature'],
  'stable_baselines3/common/utils.py': ['LinearSchedule.__call__', 'get_linear_fn.func'],
  'timm/optim/kron.py': ['precond_update_prob_schedule'],
  'timm/utils/model_ema.py': ['ModelEmaV3.get_decay'],
};

const longest = 400_000;

/** The texts of folders in languages that are read; VS Code opens none that are much longer. */
function* textsIn(folder: string): Generator<string> {
  for (const { name } of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory() === true) yield* textsIn(path);
    else if (stats && stats.size <= longest && languageOf('plaintext', name)) yield path;
  }
}

async function main(folders: readonly string[]): Promise<void> {
  if (folders.length === 0) throw new Error('Usage: node out/test/corpus/unasked.js DIR...');
  const packages = new Set<string>();
  let [files, known, others] = [0, 0, 0];
  for (const path of folders.flatMap((folder) => [...textsIn(folder)])) {
    // The same package may be installed several times.
    const ofPackage = path.replace(/^.*(?:site|dist)-packages\//, '');
    if (packages.has(ofPackage)) continue;
    packages.add(ofPackage);
    files++;
    const text = readFileSync(path, 'utf8');
    for (const { label, library, range } of await find(languageOf('plaintext', path)!, text)) {
      if (library !== 'functions of the step' && library !== 'keys that people make up') continue;
      const isChecked = Object.entries(checked).some(([end, labels]) => path.endsWith(`/${end}`) && labels.includes(label));
      if (isChecked) known++;
      else {
        others++;
        console.error(`${path}:${text.slice(0, range.from).split('\n').length} ${label}`);
      }
    }
  }
  console.log(`${files} files, ${known} schedules that were checked by hand, ${others} others`);
  process.exitCode = others === 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
