/** Opens the preview; takes an optional `PreviewTarget`. */
export const previewCommand = 'weightSchedules.preview';
/** Shows the schedules of files of the Explorer; takes the URI that was clicked and all that are selected. */
export const previewFilesCommand = 'weightSchedules.previewFiles';
/** Shows a function, a lambda or an expression of a Python file as a function of the step; takes an optional `PreviewTarget`. */
export const previewFunctionCommand = 'weightSchedules.previewFunction';
/** Changes what made-up keys are read as; takes an optional `PreviewTarget`. */
export const changeReadingCommand = 'weightSchedules.changeReading';
/** Shows a function of the workspace that reads the keys of a reading, with their values; takes an optional `PreviewTarget`, whose label is the function's name. */
export const previewCodeCommand = 'weightSchedules.previewCode';
/** Inserts a schedule; takes an optional `{ method }`. */
export const insertSnippetCommand = 'weightSchedules.insertSnippet';
/** Writes the Python runtime into an empty or a new document. */
export const insertRuntimeCommand = 'weightSchedules.insertRuntime';
/** Asks what the schedules' texts do not say; takes an optional `{ uri, key, value }`. */
export const answerCommand = 'weightSchedules.answer';
/** Lists the schedules of the active document by library, or says why there are none. */
export const whatIsReadCommand = 'weightSchedules.whatIsRead';
/** Chooses the release of a library as which schedules are read; takes an optional `{ uri }`. */
export const chooseVersionCommand = 'weightSchedules.chooseVersion';
/** Draws the schedules as another release of their library has them beside those of the text; takes an optional `{ uri }`. */
export const compareReleaseCommand = 'weightSchedules.compareRelease';
/** Draws what the installed libraries make of the schedules over those of the text; takes an optional `{ uri }`. */
export const checkInstalledCommand = 'weightSchedules.checkInstalled';
/** Saves the preview's chart as a PNG picture. */
export const savePngCommand = 'weightSchedules.savePng';
/** Copies the preview's chart as a picture. */
export const copyPictureCommand = 'weightSchedules.copyPicture';
/** Saves or copies the schedules of the active document; takes an optional `ExportArgument`. */
export const exportCommand = 'weightSchedules.export';
export const copyTableCommand = 'weightSchedules.copyTable';
export const copyPythonCommand = 'weightSchedules.copyPython';
/** Draws a training log over the schedules of the active document; takes an optional `{ log }`, a URI. */
export const compareLogCommand = 'weightSchedules.compareLog';
/** Draws a schedule that depends on a metric on that of a training log; takes an optional `{ uri, offset, log }`, two URIs and a place. */
export const chooseMetricCommand = 'weightSchedules.chooseMetric';
/** Adds the schedules of the active document, or of a URI, to those that the preview shows. */
export const addToPreviewCommand = 'weightSchedules.addToPreview';
/** Leaves only the document that the preview follows. */
export const removeAddedCommand = 'weightSchedules.removeAdded';
/** Keeps the preview at its document, or lets it follow the active editor again. */
export const lockPreviewCommand = 'weightSchedules.lockPreview';
/** Shows all curves of the preview that are not hidden. */
export const showAllCommand = 'weightSchedules.showAll';
/** Shows the curve that the cursor is on, and follows it. */
export const showAtCursorCommand = 'weightSchedules.showAtCursor';
/** Shows the pinned curves. */
export const showPinnedCommand = 'weightSchedules.showPinned';
/** Brings all of the curves into sight. */
export const resetZoomCommand = 'weightSchedules.resetZoom';
/** Pins the curve that the cursor is on. */
export const pinScheduleCommand = 'weightSchedules.pinSchedule';
/** Shows the curve that the cursor is on alone, until it is said again. */
export const soloScheduleCommand = 'weightSchedules.soloSchedule';
/** Goes to the parameters of the chosen schedule. */
export const changeParametersCommand = 'weightSchedules.changeParameters';
/** Draws the schedules of the file as it was saved beside those of the text. */
export const compareSavedCommand = 'weightSchedules.compareSaved';
/** Draws the schedules of the last commit beside those of the text. */
export const compareHeadCommand = 'weightSchedules.compareHead';
/** Draws the schedules of another file beside those of the text. */
export const compareFileCommand = 'weightSchedules.compareFile';
/** Draws the four base methods at the same w and T beside the chosen schedule. */
export const compareBaseCommand = 'weightSchedules.compareBase';
/** Draws only the schedules of the text again. */
export const stopComparingCommand = 'weightSchedules.stopComparing';
/** Copies the value of the schedule at the cursor, or at a `{ uri, offset }`: at the step that it asks for, at the probe step, or at its end. */
export const copyValueCommand = 'weightSchedules.copyValue';
/** Copies the schedule at the cursor, or at a `{ uri, offset }`, as Python. */
export const copyScheduleCommand = 'weightSchedules.copySchedule';
/** Sets the probe step; takes an optional `{ step }`. */
export const setProbeCommand = 'weightSchedules.setProbe';
/** Opens an untitled config that has schedules. */
export const openSampleCommand = 'weightSchedules.openSample';
