import * as vscode from 'vscode';

/** What is used of an environment. */
interface Environment {
  readonly executable: { readonly uri: vscode.Uri | undefined; readonly sysPrefix: string | undefined };
}

/** What is used of the Python extension's API. */
interface PythonApi {
  readonly environments?: {
    readonly getActiveEnvironmentPath: (resource?: vscode.Uri) => { readonly path: string };
    readonly resolveEnvironment: (path: unknown) => Promise<Environment | undefined>;
  };
}

/** The environment that the user has chosen in the Python extension; `starts`: that is started where it is not running. Never rejects. */
export async function activeEnvironment(resource: vscode.Uri | undefined, starts: boolean): Promise<Environment | undefined> {
  const python = vscode.extensions.getExtension<PythonApi | undefined>('ms-python.python');
  if (!python || (!python.isActive && !starts)) return undefined;
  try {
    const { environments } = (await python.activate()) ?? {};
    return await environments?.resolveEnvironment(environments.getActiveEnvironmentPath(resource));
  } catch {
    return undefined;
  }
}
