/** Opens the preview; takes an optional `PreviewTarget`. */
export const previewCommand = 'weightSchedules.preview';
/** Inserts a schedule; takes an optional `{ method }`. */
export const insertSnippetCommand = 'weightSchedules.insertSnippet';
/** Writes the Python runtime into an empty or a new document. */
export const insertRuntimeCommand = 'weightSchedules.insertRuntime';
/** Saves the preview's chart as a PNG picture. */
export const savePngCommand = 'weightSchedules.savePng';
