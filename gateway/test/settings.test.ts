import { describe, expect, test } from '@jest/globals';
import { checkSettings, GatewaySettingsError } from '../src/check-settings.ts';
import type { GatewaySettings } from '../src/settings.ts';

const good: GatewaySettings = {
  ...{ httpPort: 8080, httpsPort: 8443, statusPort: 8081, host: '127.0.0.1', workerProcesses: 'auto' },
  ...{ certFile: '/c.pem', keyFile: '/k.pem', staticDir: '/www', tempDir: '/t', logDir: '/l' },
  ...{ auth: [], chat: [{ name: 'chat-1', port: 1 }], video: [], admin: [] },
};

describe('settings', () => {
  test('good ones pass', () => expect(() => checkSettings(good)).not.toThrow());

  test.each<[string, Partial<GatewaySettings>]>([
    ['httpPort', { httpPort: 0 }],
    ['staticDir', { staticDir: 'dist' }],
    ['logDir', { logDir: '/l"; include /etc/passwd; "' }],
    ['host', { host: '127.0.0.1; }' }],
    ['user', { user: 'root; daemon on' }],
    ['workerProcesses', { workerProcesses: 0 }],
    ['maxBody', { maxBody: 0.5 }],
    ['limits.connections', { limits: { connections: -1 } }],
    ['chat.name', { chat: [{ name: 'chat 1', port: 1 }] }],
    ['chat.port', { chat: [{ name: 'chat-1', port: 70_000 }] }],
    ['chat', { chat: [...good.chat, ...good.chat] }],
    ['admin.service', { admin: [{ name: 'a', service: 'a/b', metricsPort: 1 }] }],
  ])('%s is named when it is wrong', (setting, wrong) => {
    const failing = () => checkSettings({ ...good, ...wrong });
    expect(failing).toThrow(GatewaySettingsError);
    expect(failing).toThrow(expect.objectContaining({ setting }));
  });
});
