import * as commands from '../commands';

/** The type of the preview's webview. */
export const previewViewType = 'weightSchedules.preview';

/** The commands of the preview, which are known before anything of it is loaded. */
export const previewCommands = [
  commands.previewCommand,
  commands.previewFilesCommand,
  commands.savePngCommand,
  commands.copyPictureCommand,
  commands.exportCommand,
  commands.copyTableCommand,
  commands.copyPythonCommand,
  commands.compareLogCommand,
  commands.chooseMetricCommand,
  commands.addToPreviewCommand,
  commands.removeAddedCommand,
  commands.lockPreviewCommand,
  commands.showAllCommand,
  commands.showAtCursorCommand,
  commands.resetZoomCommand,
  commands.showPinnedCommand,
  commands.pinScheduleCommand,
  commands.soloScheduleCommand,
  commands.changeParametersCommand,
  commands.compareSavedCommand,
  commands.compareHeadCommand,
  commands.compareFileCommand,
  commands.compareBaseCommand,
  commands.stopComparingCommand,
] as const;
