import assert from 'node:assert/strict';
import { ModelReceiver, ModelSender, type SentMessage } from '../../../src/protocol/sentModels';
import type { PageModel, ToWebview } from '../../../src/protocol';
import { buildModel } from '../../../src/preview/model/buildModel';
import { drawable } from '../../fixtures/foundSchedule';

const size = { width: 800, height: 400, pixelRatio: 1 };
const frame = { document: undefined, sources: { isLocked: false, added: [], comparison: undefined }, log: { kind: 'none' as const } };

function chart(weights: readonly number[]): PageModel {
  const schedules = weights.map((weight, index) => drawable(`w${index}`, 'cosine', weight, 1000));
  const { model } = buildModel(schedules, size, { label: 'w0' });
  assert.ok(model.kind === 'chart');
  return { ...model, ...frame, detail: undefined, probe: undefined, handles: [], controls: undefined, questions: [] };
}

/** Sends models through what VS Code does with messages: numbers in arrays of their own, the rest as JSON. */
function way() {
  const [sender, receiver] = [new ModelSender(), new ModelReceiver()];
  let revision = 0;
  const lengths: number[] = [];
  const send = (model: PageModel, to = receiver): ToWebview | undefined => {
    const sent = sender.pack({ type: 'render', revision: ++revision, model });
    const arrays: Float64Array[] = [];
    const text = JSON.stringify(sent, (_, value: unknown) => (value instanceof Float64Array ? { array: arrays.push(value) - 1 } : value));
    lengths.push(text.length + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
    const isArray = (value: unknown): value is { array: number } => typeof value === 'object' && value !== null && 'array' in value;
    return to.unpack(JSON.parse(text, (_, value: unknown) => (isArray(value) ? arrays[value.array] : value)) as SentMessage);
  };
  return { send, sender, lengths };
}

/** As a message leaves a model: without what is undefined. */
const plain = (model: PageModel): unknown => JSON.parse(JSON.stringify(model));
const modelOf = (message: ToWebview | undefined): unknown => message?.type === 'render' && plain(message.model);

describe('models as they are sent', () => {
  it('come whole, whatever has changed', () => {
    const { send } = way();
    const error: PageModel = { ...frame, kind: 'error', message: 'no' };
    for (const model of [
      chart([0.5, 1]),
      chart([0.5, 2]),
      chart([0.5, 2]),
      chart([0.5, 2, 3]),
      chart([0.5]),
      error,
      chart([0.5, 1]),
      { ...chart([0.5, 1]), document: { uri: 'file:///a.yaml', name: 'a.yaml' } },
      chart([0.5, 1]),
    ])
      assert.deepEqual(modelOf(send(model)), plain(model));
  });

  it('keep arrays of numbers what they are', () => {
    const { send } = way();
    send(chart([0.5, 1]));
    const message = send(chart([0.5, 2]));
    assert.ok(message?.type === 'render' && 'plot' in message.model);
    assert.ok(message.model.plot.series.every(({ points }) => points instanceof Float64Array && points.length > 10));
  });

  it('are short where one of many curves has changed', () => {
    const { send, lengths } = way();
    const weights = Array.from({ length: 20 }, (_, index) => 1 + index / 10);
    for (const first of [1, 1.5]) send(chart([first, ...weights]));
    assert.ok(lengths[1]! < lengths[0]! / 5, `${lengths.join(', ')} bytes`);
  });

  it('do not come to another page than the one that they were sent to', () => {
    const { send, sender } = way();
    send(chart([0.5, 1]));
    const other = new ModelReceiver();
    assert.equal(send(chart([0.5, 2]), other), undefined);
    sender.reset();
    const model = chart([0.5, 3]);
    assert.deepEqual(modelOf(send(model, other)), plain(model));
  });

  it('leave other messages alone', () => {
    const message: ToWebview = { type: 'view', action: 'resetZoom' };
    assert.equal(new ModelReceiver().unpack(new ModelSender().pack(message)), message);
  });
});
