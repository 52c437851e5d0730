// Options that other libraries than argparse read: what a schedule is given is what the library itself gave PyTorch, or is asked for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { find } from '../../../fixtures/find';
import type { FoundSchedule } from '../../../../src/language/find/found';

interface Made {
  readonly kind: string;
  readonly [parameter: string]: unknown;
}

const folder = 'test/reference/options';
const { scripts } = JSON.parse(readFileSync(`${folder}/options.json`, 'utf8')) as {
  readonly scripts: Readonly<Record<string, { readonly made: readonly Made[] }>>;
};

/** What is asked for, by the script: what is given, changed or computed elsewhere, and what is read in ways that are not followed. */
const open: Readonly<Record<string, readonly string[]>> = {
  'classes/attrs_converted.py': ['CosineAnnealingLR.lr'],
  'classes/attrs_define.py': ['LinearLR.total_iters'],
  'classes/pydantic_text.py': ['CosineAnnealingLR.lr'],
  'classes/sacred_config.py': [
    'CosineAnnealingLR.lr',
    'CosineAnnealingLR.T_max',
    'StepLR.lr',
    'StepLR.step_size',
    'LinearLR.lr',
    'LinearLR.total_iters',
  ],
  'classes/sacred_items.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'click/called_back.py': ['StepLR.lr', 'StepLR.step_size', 'StepLR.gamma'],
  'click/converted.py': ['StepLR.lr', 'StepLR.gamma'],
  'click/given.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'click/invoked.py': ['CosineAnnealingLR.T_max'],
  'click/keywords.py': ['StepLR.lr', 'StepLR.gamma'],
  'click/missing.py': ['MultiStepLR.lr', 'LinearLR.lr', 'LinearLR.total_iters'],
  'click/other_defaults.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max', 'ExponentialLR.lr', 'ExponentialLR.gamma'],
  'click/shared_options.py': ['OneCycleLR.lr'],
  'dataclasses/called_with_object.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'dataclasses/chz_class.py': ['StepLR.lr', 'StepLR.step_size', 'StepLR.gamma'],
  'dataclasses/other_by_case.py': ['StepLR.lr'],
  'dataclasses/pyrallis_file.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'dataclasses/set_in_main.py': ['CosineAnnealingLR.T_max'],
  'dataclasses/simple_parsing_words.py': ['CosineAnnealingLR.T_max'],
  'dataclasses/two_bases.py': ['StepLR.lr'],
  'dataclasses/tyro_default.py': ['CosineAnnealingLR.eta_min'],
  'dataclasses/tyro_function.py': ['StepLR.step_size'],
  'dataclasses/words_set.py': ['CosineAnnealingLR.T_max'],
  'flags/defaults_set.py': ['CosineAnnealingLR.lr', 'LinearLR.lr'],
  'flags/given.py': ['CosineAnnealingLR.T_max'],
  'flags/in_functions.py': ['OneCycleLR.lr'],
  'flags/set_later.py': ['StepLR.step_size'],
  'flags/set_on_object.py': ['StepLR.step_size'],
  'huggingface/factories.py': ['MultiStepLR.lr', 'MultiStepLR.gamma'],
  'huggingface/file_given.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'huggingface/words_given.py': ['StepLR.lr', 'StepLR.step_size'],
  'trees/copied_after_change.py': ['CosineAnnealingLR.T_max', 'StepLR.step_size'],
  'trees/hydra_file.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'trees/hydra_store.py': ['StepLR.lr', 'StepLR.step_size', 'StepLR.gamma'],
  'trees/ml_collections_function.py': ['StepLR.gamma'],
  'trees/ml_collections_items.py': ['StepLR.step_size', 'StepLR.gamma'],
  'trees/omegaconf_merged.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'trees/omegaconf_updated.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'trees/yacs_changed_by_function.py': ['StepLR.lr', 'StepLR.step_size', 'StepLR.gamma'],
  'trees/yacs_file_by_default.py': ['CosineAnnealingLR.lr'],
  'trees/yacs_merged.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'trees/yacs_words.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'typer/annotated.py': ['StepLR.gamma'],
  'typer/callable.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
  'typer/called_back.py': ['StepLR.lr', 'StepLR.step_size'],
  'typer/required.py': ['CosineAnnealingLR.lr', 'CosineAnnealingLR.T_max'],
};

/** What a schedule says of a parameter; undefined where that is not known. */
const said = (found: FoundSchedule, name: string): unknown => found.parameters.find((each) => each.name === name)?.value;

describe('options of other libraries', () => {
  for (const [name, { made }] of Object.entries(scripts))
    it(`have the values that the library gives them: ${name}`, async () => {
      const list = await find('python', readFileSync(`${folder}/${name}`, 'utf8'));
      const unsaid: string[] = [];
      const kinds = new Set(made.map(({ kind }) => kind));
      for (const kind of kinds) {
        const found = list.filter(({ definition }) => definition?.name === kind);
        const expected = made.filter((each) => each.kind === kind);
        assert.equal(found.length, expected.length, kind);
        expected.forEach((each, index) => {
          for (const [parameter, value] of Object.entries(each)) {
            const shown = parameter === 'kind' ? value : said(found[index]!, parameter);
            if (shown === undefined) unsaid.push(`${kind}.${parameter}`);
            else assert.deepEqual(shown, value, `${kind}.${parameter}`);
          }
        });
      }
      assert.deepEqual([...new Set(unsaid)], open[name] ?? []);
    });
});
