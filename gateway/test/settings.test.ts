import { describe, expect, test } from '@jest/globals';
import { checkSettings, GatewaySettingsError } from '../src/check-settings.ts';
import { readLimits } from '../src/read-limits.ts';
import type { GatewaySettings } from '../src/settings.ts';

const good: GatewaySettings = {
  ...{ httpPort: 8080, httpsPort: 8443, statusPort: 8081, host: '127.0.0.1', workerProcesses: 'auto' },
  ...{ certFile: '/c.pem', keyFile: '/k.pem', staticDir: '/www', tempDir: '/t', logDir: '/l' },
  ...{ auth: [], chat: [{ name: 'chat-1', port: 1 }], video: [], files: [], admin: [] },
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
    ['limits.bodies', { limits: { bodies: 65_536 } }],
    ['limits.requestsBurst', { limits: { requestsBurst: '5; }' as unknown as number } }],
    ['limits.conections', { limits: { conections: 5 } as object }],
    ['origins', { origins: ['https://*.example.org'] }],
    ['origins', { origins: ['https://a.example"; default 1; "'] }],
    ['origins', { origins: ['null'] }],
    ['publicHttpsPort', { publicHttpsPort: 0 }],
    ['trustedProxies', { trustedProxies: ['10.0.0.0/8; }'] }],
    ['tempDir', { tempDir: '/data [1]' }],
    ['tempDir', { tempDir: '/data\r\nuser root;' }],
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

describe('limits as an operator writes them', () => {
  test('those that are named differ; nothing is named: none', () => {
    expect(readLimits('{"connections":8000,"bodies":900}')).toEqual({ connections: 8000, bodies: 900 });
    expect(readLimits('')).toEqual({});
    expect(readLimits(undefined)).toEqual({});
  });

  test.each(['8000', '[]', 'null', '{connections:1}', '{"connections":"1"}', '{"connections":1e9}', '{"other":1}'])(
    '%s is refused',
    text => expect(() => readLimits(text)).toThrow(GatewaySettingsError),
  );
});
