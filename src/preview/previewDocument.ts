import type * as vscode from 'vscode';
import type { PreviewDocument } from '../protocol';

/** The name of a document's file. */
export const nameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1)!;

/** A document as the page knows it. */
export const previewDocument = (uri: vscode.Uri): PreviewDocument => ({ uri: uri.toString(), name: nameOf(uri) });
