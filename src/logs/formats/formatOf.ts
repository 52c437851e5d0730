import { csv } from './csv';
import { jsonLines } from './jsonLines';
import { jsonList } from './jsonList';
import type { LogFile, LogFormat } from './logFormat';
import { mlflowFiles } from './mlflowFiles';
import { tensorboard } from './tensorboard';
import { trackerDatabase } from './trackerDatabase';
import { wandb } from './wandb';

/** The formats of logs, those that are told most surely first. A new one is a new file beside this one, and a place here. */
export const logFormats: readonly LogFormat[] = [tensorboard, wandb, trackerDatabase, mlflowFiles, jsonList, jsonLines, csv];

/** The format of a file; undefined where it is none that can be read, such as Aim's databases or Parquet. */
export function formatOf(file: LogFile): LogFormat | undefined {
  return logFormats.find(({ recognises }) => recognises(file));
}
