// Ultralytics' configs and calls, the hyp files of YOLOv5 and YOLOv7, and YOLOv6's configs: `solver = dict(lr0=0.01, lrf=0.01, lr_scheduler='Cosine')`.
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { entryArguments } from '../shared/entryArguments';
import { type Keys, type KeyedKind, keyedFramework } from '../shared/keyed';
import { argumentOf } from '../shared/optimizer';
import { isSince } from '../shared/release';
import { definitionOf, keys, type Shape, ultralytics, type Variant, yolov5, yolov6, yolov7 } from './train';

const shapeOf = (site: Site, variant: Variant, optimizer: string): Shape => ({
  variant,
  isAuto: variant.hasDefaults && optimizer === 'auto',
  hasMomentum: /^(?:mu)?sgd$|^rmsprop$/.test(optimizer),
  isCapped: variant.hasDefaults && isSince(site.options, 'ultralytics', '8.4.103'),
});

/** The schedule of a config: that of Ultralytics, or a hyp file of the trainers before it, which have the rest in their command line. */
function kindsIn({ site, node, has, word }: Keys): readonly KeyedKind[] {
  // A search for the best value has a mapping there.
  if (/mapping|list/.test(node('lr0')?.kind ?? '')) return [];
  const isOlder = has('anchor_t') || has('iou_t') || has('obj');
  const isTold = has('lr0') && (has('lrf') || has('warmup_bias_lr') || has('warmup_momentum'));
  const isTraining = (word('mode') ?? 'train') === 'train' && !has('time') && !has('hyp');
  if (!isTold || !isTraining) return [];
  const variant = !isOlder ? ultralytics : has('loss_ota') || has('paste_in') ? yolov7 : yolov5;
  const around = site.around(['optimizer']);
  const optimizer = (around?.word(around.node) ?? (isOlder ? 'SGD' : 'auto')).toLowerCase();
  return [{ definition: definitionOf(shapeOf(site, variant, optimizer)), at: ['lr0'], ways: ['lr0', ...keys] }];
}

const keyed = keyedFramework({
  name: 'ultralytics',
  reads: {
    field: 'vision',
    library: 'Ultralytics, YOLOv5 and YOLOv6',
    what: '`lr0`, `lrf`, `cos_lr`, `warmup_epochs` and what belongs to them: the rates, those of the biases and the momentum; `model.train(lr0=...)`; `solver` of YOLOv6',
    where: 'YAML, Python',
  },
  marks: ['lr0', 'lrf', 'cos_lr', 'warmup_bias_lr', 'warmup_momentum'],
  at: ['lr0'],
  kinds: kindsIn,
});

/** The schedules of Ultralytics' trainer and of those before it. */
export const framework: Framework = { ...keyed, recognise: (site) => ofCall(site) ?? ofSolver(site) ?? keyed.recognise(site) };

/** `model.train(epochs=100, lr0=0.01)`, where the file says that the model is one of Ultralytics. */
function ofCall(site: Site): Claim | undefined {
  const { node } = site;
  if (node.kind !== 'call' || !node.callee.endsWith('.train')) return undefined;
  const argument = (name: string) => argumentOf(node, name, -1);
  if (!['lr0', 'lrf', 'cos_lr', 'warmup_bias_lr', 'warmup_momentum'].some(argument) || argument('cfg') || argument('time'))
    return undefined;
  const model = site.follow({ kind: 'name', name: node.callee.slice(0, -'.train'.length), range: node.calleeRange });
  if (!/^ultralytics\.(?:[\w.]+\.)?(?:YOLO\w*|RTDETR)$/.test(model?.callee ?? '')) return undefined;
  const written = argument('optimizer');
  const optimizer = written ? site.word(written)?.toLowerCase() : 'auto';
  if (optimizer === undefined) return undefined;
  return { definition: definitionOf(shapeOf(site, ultralytics, optimizer)), arguments: node.arguments, isOpen: true };
}

/** `solver = dict(...)` of a config of YOLOv6, whose keys stand together in no other one. */
function ofSolver(site: Site): Claim | undefined {
  const { node, place } = site;
  if (node.kind !== 'mapping' || place.path.length !== 1 || place.path[0] !== 'solver' || place.ancestors.length !== 1) return undefined;
  const word = (name: string) => {
    const value = entryOf(node, name)?.value;
    return value && site.word(value);
  };
  const isOurs = ['lr0', 'lrf', 'warmup_epochs', 'warmup_bias_lr'].every((name) => entryOf(node, name));
  if (!isOurs || !/^(?:Cosine|Constant)$/.test(word('lr_scheduler') ?? '')) return undefined;
  const shape = shapeOf(site, yolov6, word('optim')?.toLowerCase() ?? '');
  return { definition: definitionOf(shape), arguments: entryArguments(node.entries), isOpen: true };
}
