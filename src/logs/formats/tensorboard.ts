import { maskedCrc32c } from '../binary/crc32';
import { EventsReader } from '../binary/eventsReader';
import type { LogFormat } from './logFormat';
import { folderOf } from './paths';

/** TensorBoard's event files, as torch's SummaryWriter, tensorboardX, TensorFlow, Keras and others write them. A folder is a run, as TensorBoard has it. */
export const tensorboard: LogFormat = {
  name: 'TensorBoard event file',
  globs: ['**/*.tfevents.*'],
  place: (path) => (/\.tfevents\.[^/]*$/.test(path) ? folderOf(path) : undefined),
  recognises({ path, head }) {
    if (head.length < 12) return /\.tfevents\.[^/]*$/.test(path);
    return maskedCrc32c(head, 0, 8) === new DataView(head.buffer, head.byteOffset).getUint32(8, true);
  },
  open: ({ path }, runs) => new EventsReader(runs.builder(folderOf(path))),
};
