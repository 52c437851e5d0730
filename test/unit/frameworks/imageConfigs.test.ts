import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import type { Language } from '../../../src/language/index';
import { goldenCases, optionsOf } from './goldenCases';

const nothing = async (language: Language, texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find(language, text), [], text);
};

describe('the configs of SimpleTuner, OneTrainer and ai-toolkit, as they run them', () => {
  for (const golden of goldenCases('image_trainers'))
    it(golden.name, async () => {
      const { total } = golden as { readonly total?: number };
      const options = { ...optionsOf(golden), run: { totalSteps: total } };
      const [found] = await find(golden.language, golden.config!, options);
      const text = JSON.stringify(golden.steps);
      assert.ok(found, text);
      golden.steps.forEach((step, index) => {
        const [value, expected] = [found.schedule!.at(step), golden.values[index]!];
        assert.ok(Math.abs(value - expected) <= 1e-9 * Math.max(expected, 1e-6), `at step ${step}: ${value}, not ${expected}`);
      });
    });

  it('ask for the length of the run where the curve depends on it', async () => {
    const asked = async (text: string) => (await findOne('json', text)).unknowns.map(({ key }) => key);
    const one = '"training_method": "LORA", "base_model_name": "x", "learning_rate": 1';
    assert.deepEqual(await asked(`{${one}, "learning_rate_scheduler": "COSINE"}`), ['run.step']);
    assert.deepEqual(await asked(`{${one}, "learning_rate_warmup_steps": 0.1}`), ['run.step']);
    assert.deepEqual(await asked(`{${one}, "learning_rate_warmup_steps": 10}`), []);
    const tuner = '"model_family": "flux", "lora_type": "x", "max_train_steps": 0';
    assert.deepEqual(await asked(`{${tuner}, "lr_scheduler": "polynomial"}`), ['run.step']);
    assert.deepEqual(await asked(`{${tuner}, "lr_scheduler": "cosine"}`), []);
  });

  it('are theirs alone', async () => {
    await nothing('json', [
      '{"lr_scheduler": "cosine", "learning_rate": 1, "lr_warmup_steps": 5}',
      '{"lr_scheduler": "mine", "model_family": "flux", "lora_type": "x"}',
      '{"learning_rate_scheduler": "COSINE", "learning_rate": 1}',
      '{"learning_rate_scheduler": "ADAFACTOR", "learning_rate": 1, "training_method": "x", "base_model_name": "x"}',
      '{"learning_rate_scheduler": "COSINE", "learning_rate": 1, "training_method": "x", "base_model_name": "x", "optimizer": {"optimizer": "SCHEDULE_FREE_ADAMW"}}',
    ]);
    const train = 'train:\n  steps: 9\n  lr: 1\n  lr_scheduler: cosine\n';
    await nothing('yaml', [train, `model: {name_or_path: x}\n${train}  lr_scheduler_params: {max_iterations: 3}\n`]);
  });
});
