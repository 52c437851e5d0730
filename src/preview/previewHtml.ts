// The page as the host gives it: its policy, style and script, which fills it.

export interface PreviewHtmlOptions {
  readonly cspSource: string;
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** The user's language, and the page's sentences in it by those in English. */
  readonly language?: string;
  readonly translations?: Readonly<Record<string, string>> | undefined;
  /** How pictures were made last; the page takes nothing in it for granted. */
  readonly picture?: unknown;
}

/** The preview page: no inline script or style, no network; of images, only those that it makes itself. */
export function previewHtml({
  cspSource,
  nonce,
  scriptUri,
  styleUri,
  language = 'en',
  translations = {},
  picture = {},
}: PreviewHtmlOptions): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; img-src data:;`;
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Weight schedules</title>
<link rel="stylesheet" href="${styleUri}">
</head>
<body>
<main id="page" class="loading" data-translations="${escaped(JSON.stringify(translations))}" data-picture="${escaped(JSON.stringify(picture))}"></main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}

/** A text as the value of an attribute. */
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
