import { MetricFileReader } from '../text/metricFileReader';
import type { LogFormat } from './logFormat';
import { nameIn } from './paths';

const place = /^(.*?([^/]+))\/metrics\/(.+)$/;

/** The files of MLflow's folder `mlruns`, one for each metric, which was its default before 3.7 and can still be chosen. The folder around `metrics` is the run. */
export const mlflowFiles: LogFormat = {
  name: 'metric of MLflow',
  globs: ['**/mlruns/*/*/metrics/**'],
  place: (path) => /^(.*\/mlruns\/[^/]+\/[^/]+)\/metrics\//.exec(path)?.[1],
  recognises: ({ path, head }) => place.test(path) && /^\d{10,16} \S+ -?\d+\r?\n/.test(new TextDecoder().decode(head.subarray(0, 100))),
  isLines: true,
  open({ path }, runs) {
    const [, run, name, metric] = place.exec(path)!;
    return new MetricFileReader(runs.builder(run!, name), metric ?? nameIn(path));
  },
};
