// PaddleOCR's configs: `Optimizer: {lr: {name: Cosine, learning_rate: 0.001, warmup_epoch: 5}}` beside `Global: {epoch_num: 500}` (PaddleOCR 2.10,
// ppocr/optimizer/learning_rate.py, on paddlepaddle 3.3).
import type { Definition } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import { entryOf } from '../language/resolve/lookUp';
import { entryArguments } from './shared/entryArguments';
import { paddleConstant, paddleDefinition, paddleKinds, type PaddleTrainer } from './paddle/epochs';

const trainer: PaddleTrainer = {
  source: 'ppocr.optimizer.learning_rate',
  note: 'What follows a warm-up begins behind it, at its own epoch 0: a fall over epoch_num has not ended when the run does, and epochs of falls come later by the warm-up.',
  epochs: 'epoch_num',
  left: (epochs) => epochs,
};

const definitions: ReadonlyMap<string, Definition> = new Map(
  [...paddleKinds, paddleConstant('Const')].map((each) => [each.name, paddleDefinition(each, trainer)]),
);

/** The learning rates of PaddleOCR's configs. */
export const framework: Framework = {
  name: 'paddleOcr',
  reads: { field: 'vision', library: 'PaddleOCR', what: 'the `lr` of the `Optimizer` of a config', where: 'YAML' },
  marks: () => [...definitions.keys()],
  recognise: (site): Claim | undefined => {
    const { node, place, options } = site;
    if (!options.bareWords || node.kind !== 'mapping' || place.path.join('.') !== 'Optimizer.lr') return undefined;
    const name = entryOf(node, 'name')?.value;
    const definition = name && definitions.get(site.word(name) ?? '');
    // PaddleClas has configs of the same shape, with Global.epochs and other rules.
    if (!definition || !site.at('Global.epoch_num')) return undefined;
    const written = entryArguments(node.entries, (key) => key !== 'name');
    return { definition, arguments: written };
  },
};
