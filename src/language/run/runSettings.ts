/** What the settings say of the run where the text says nothing. */
export interface RunSettings {
  readonly totalSteps?: number | undefined;
  readonly stepsPerEpoch?: number | undefined;
  readonly datasetSize?: number | undefined;
  readonly processes?: number | undefined;
}
