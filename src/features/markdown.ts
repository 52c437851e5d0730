/** Text of a user's file, made safe to stand in Markdown: never a link, an image, HTML or an icon. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!|~<>&$^:@/=]/g, '\\$&')
    .slice(0, 400);
}

/** Text of a user's file, made safe to stand in HTML, and in Markdown where that may have HTML in it; on one line. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ')
    .replace(/[\\`*_{}[\]()#+!|~<>&$^:@/="']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text as inline code, in HTML and in such Markdown. */
export const htmlCode = (text: string): string => `<code>${escapeHtml(text.slice(0, 200))}</code>`;
