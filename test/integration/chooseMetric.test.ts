import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chooseFirst, eventually, getApi, hoverText, openText } from './helpers';

describe('the metric of a schedule, out of a training log', () => {
  const log = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'plateau.csv');

  afterEach(async () => {
    await vscode.workspace.fs.delete(log());
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is offered by the hover, and the rate falls where the logged loss got no better', async () => {
    const api = await getApi();
    await vscode.workspace.fs.writeFile(log(), Buffer.from('epoch,val_loss\n0,3\n1,2\n2,2\n3,1\n'));
    const { document } = await openText(
      'python',
      'import torch\noptimizer = torch.optim.SGD(model.parameters(), lr=1.0)\n' +
        '|scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=0)\n',
    );
    const rates = async () => {
      const [schedule] = await api.getSchedules(document);
      return [0, 1, 2, 3, 4].map((call) => schedule?.valueAt(call));
    };
    // A metric that stays is no better from the second call on.
    assert.deepEqual(await rates(), [1, 1, 0.5, 0.25, 0.125]);
    assert.match(await hoverText(document, 'ReduceLROnPlateau'), /Choose its metric from a log/);
    await chooseFirst(() => vscode.commands.executeCommand('weightSchedules.chooseMetric', { log: log() }));
    await eventually(async () => ((await rates())[2] === 1 ? true : undefined), 'a rate that falls later');
    assert.deepEqual(await rates(), [1, 1, 1, 0.5, 0.5]);
    assert.match(await hoverText(document, 'ReduceLROnPlateau'), /metrics.*3, 2, 2, 1.*you said/);
  });
});
