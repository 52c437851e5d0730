import type { LogAction, LogModel, SavedLog } from './log';
import type { PageModel } from './pageModel';
import type { Detail, PlotSize, SampledView, StepValues } from './plot';
import type { Scope } from './savedState';
import type { ComparisonKind } from './sources';
import type { ExportWish, PictureFormat, PictureSettings } from './takeAway';

/** What a command does to the page's own view. */
export type ViewAction = Scope | 'pin' | 'solo' | 'changeParameters';

/** Messages of the host to the page: the whole model, what changes in it too often to be sent with all of it, and commands. */
export type ToWebview =
  /** The revision rises with every model sent to this page. */
  | { readonly type: 'render'; readonly revision: number; readonly model: PageModel }
  /** The answer to `crosshair`. */
  | { readonly type: 'crosshair'; readonly revision: number; readonly values: StepValues }
  /** The answer to `setProbe`: what the model of that revision says of the probe from now on. */
  | { readonly type: 'probe'; readonly revision: number; readonly probe: StepValues | undefined }
  /** The answer to `view`: the closer look that the model of that revision has from now on. */
  | { readonly type: 'detail'; readonly revision: number; readonly detail: Detail | undefined }
  /** What the model of that revision says of the log, which has grown, from now on. */
  | {
      readonly type: 'log';
      readonly revision: number;
      readonly log: LogModel;
      readonly detail: Detail | undefined;
      readonly probe: StepValues | undefined;
    }
  /** What the model's log has for summaries from now on. */
  | { readonly type: 'logSummaries'; readonly summaries: readonly string[] }
  /** The answer to `change`: it is made, or was refused for a reason. Answers come in the order of the changes. */
  | { readonly type: 'changed'; readonly mode: ChangeMode; readonly parameter: string; readonly refusal: string | undefined }
  /** A command of the palette that is about the page's own view. */
  | { readonly type: 'view'; readonly action: ViewAction }
  /** Asks for a picture: to be saved, which comes as `picture`, to be copied, or as the user then says. */
  | { readonly type: 'takePicture'; readonly way: 'save'; readonly settings: Partial<PictureSettings> }
  | { readonly type: 'takePicture'; readonly way: 'copy' | 'ask' }
  /** The answer to `samplePicture`. */
  | { readonly type: 'pictureSampled'; readonly detail: Detail };

/** Whether a changed value is only drawn, or written into the text. */
export type ChangeMode = 'try' | 'keep';

/** Messages of the page to the host. */
export type FromWebview =
  /** The page has loaded, and wants a model: at first, when it is shown again, and after a reload of the window. */
  | {
      readonly type: 'ready';
      readonly size: PlotSize;
      /** The probe step and the log that it was left with. */
      readonly probe: number | undefined;
      readonly log: SavedLog | undefined;
    }
  | { readonly type: 'resize'; readonly size: PlotSize }
  /** The model of that revision is drawn. */
  | {
      readonly type: 'rendered';
      readonly revision: number;
      readonly labels: readonly string[];
      readonly points: number;
      /** The script time of the drawing. */
      readonly milliseconds: number;
    }
  /** Asks for the values under the crosshair. */
  | { readonly type: 'crosshair'; readonly revision: number; readonly step: number }
  /** What to sample from now on, besides the overview; undefined: nothing. */
  | { readonly type: 'view'; readonly view: SampledView | undefined }
  /** The probe step from now on, which hovers show too; undefined: none. */
  | { readonly type: 'setProbe'; readonly step: number | undefined }
  /** Asks for points for a picture of what is in sight: so fine that a picture of this size shows no corners. */
  | { readonly type: 'samplePicture'; readonly view: SampledView; readonly size: PlotSize }
  /** How pictures are made from now on, in other panels too. */
  | { readonly type: 'pictureSettings'; readonly settings: PictureSettings }
  /** A picture of what is in sight, as a file to save. */
  | { readonly type: 'picture'; readonly format: PictureFormat; readonly bytes: Uint8Array }
  | ({ readonly type: 'export' } & ExportWish)
  /** The picture is on the clipboard, or is not for a reason. */
  | { readonly type: 'copiedPicture'; readonly failure: string | undefined }
  /** With a run the action is about that one alone, by its place. */
  | { readonly type: 'log'; readonly action: LogAction; readonly run?: number; readonly smoothing?: number }
  /** A log was dropped on the page: a file of the workbench, or the bytes of another one. */
  | { readonly type: 'dropLog'; readonly uri: string }
  | {
      readonly type: 'dropLogBytes';
      readonly name: string;
      /** In bytes; of a file that is too large for us there are none. */
      readonly size: number;
      readonly bytes: Uint8Array;
    }
  | { readonly type: 'insertSnippet' }
  /** Chooses a schedule of the document by its id. */
  | { readonly type: 'choose'; readonly schedule: string }
  /** Gives a parameter another value in the text of that version. */
  | {
      readonly type: 'change';
      readonly mode: ChangeMode;
      readonly schedule: string;
      readonly version: number;
      readonly parameter: string;
      readonly value: number | string | boolean;
    }
  /** Draws again what the text says. */
  | { readonly type: 'endTry' }
  /** Answers a question of the model; undefined forgets the answer. */
  | { readonly type: 'answer'; readonly key: string; readonly value: number | undefined }
  | { readonly type: 'lock'; readonly isLocked: boolean }
  /** Compares with something else from now on, or with nothing. */
  | { readonly type: 'compare'; readonly kind: ComparisonKind | undefined }
  /** Asks which file's schedules to add. */
  | { readonly type: 'addFile' }
  | { readonly type: 'removeFile'; readonly uri: string }
  /** Shows a schedule, or where the value of one of its parameters is written, in its editor; `takesFocus` goes there. */
  | { readonly type: 'reveal'; readonly schedule: string; readonly parameter: string | undefined; readonly takesFocus: boolean };
