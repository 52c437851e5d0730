import { t } from '../elements/t';

/** Puts a picture that is being made on the clipboard; resolves with the reason where it cannot. To be called within a click, or browsers refuse. */
export async function copyPicture(bytes: Promise<Uint8Array> | undefined): Promise<string | undefined> {
  if (typeof ClipboardItem === 'undefined' || !('clipboard' in navigator)) return t('This editor cannot copy pictures.');
  if (!bytes) return t('There is no chart.');
  const png = bytes.then((data) => new Blob([data as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
  }
}
