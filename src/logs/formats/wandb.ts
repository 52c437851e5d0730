import { WandbReader } from '../binary/wandbReader';
import type { LogFormat } from './logFormat';
import { nameIn } from './paths';

/** The transaction log that Weights & Biases keeps of each run, online or offline. */
export const wandb: LogFormat = {
  name: 'Weights & Biases run',
  globs: ['**/wandb/*run-*/run-*.wandb'],
  recognises: ({ path, head }) =>
    head.length < 7 ? /(?:^|\/)run-[^/]+\.wandb$/.test(path) : [0x3a, 0x57, 0x26, 0x42].every((byte, i) => head[i] === byte),
  open({ path }, runs) {
    const name = nameIn(path).replace(/^run-(.+)\.wandb$/, '$1');
    return new WandbReader(runs.builder(name));
  },
};
