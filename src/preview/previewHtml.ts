// The page as the host gives it: its policy, style and script, which fills it.

export interface PreviewHtmlOptions {
  readonly cspSource: string;
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/** The preview page: no inline script or style, no network; of images, only those that it makes itself. */
export function previewHtml({ cspSource, nonce, scriptUri, styleUri }: PreviewHtmlOptions): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; img-src data:;`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Weight schedules</title>
<link rel="stylesheet" href="${styleUri}">
</head>
<body>
<main id="page" class="loading"></main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}
