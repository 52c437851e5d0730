/** Opens the preview; takes an optional `PreviewTarget`. */
export const previewCommand = 'weightSchedules.preview';
/** Inserts a schedule; takes an optional `{ method }`. */
export const insertSnippetCommand = 'weightSchedules.insertSnippet';
/** Writes the Python runtime into an empty or a new document. */
export const insertRuntimeCommand = 'weightSchedules.insertRuntime';
/** Saves the preview's chart as a PNG picture. */
export const savePngCommand = 'weightSchedules.savePng';
/** Saves or copies the schedules of the active document; takes an optional `ExportArgument`. */
export const exportCommand = 'weightSchedules.export';
export const copyTableCommand = 'weightSchedules.copyTable';
export const copyPythonCommand = 'weightSchedules.copyPython';
/** Draws a training log over the schedules of the active document; takes an optional `{ log }`, a URI. */
export const compareLogCommand = 'weightSchedules.compareLog';
