import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import plugin from '../plugin';
import { o2imsApiMock } from './o2imsApiMock';
import { scaffolderStub } from './scaffolderStub';
import { signalsMock } from './signalsMock';

/** Opens a page of the plugin; returns the signals that it listens to. */
export function renderPlugin(
  path: string,
  api: ReturnType<typeof o2imsApiMock>,
) {
  const signals = signalsMock();
  renderTestApp({
    features: [plugin, scaffolderStub],
    apis: [api, signals.api, mockApis.permission()],
    initialRouteEntries: [path],
  });
  return signals;
}
