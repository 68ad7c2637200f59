import { expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';

type Operation = { operationId: string; security: unknown[]; responses: Record<string, unknown> };

test('the OpenAPI page describes every call of the contract', async () => {
  const document = await callAs(undefined, chatApi.openApi, {});
  expect(document['openapi']).toBe('3.1.0');
  const paths = document['paths'] as Record<string, Record<string, Operation>>;
  const calls = { ...authApi, ...chatApi, ...videoApi };
  for (const [name, call] of Object.entries(calls)) {
    const operation = paths[call.path.replace(/:(\w+)/g, '{$1}')]?.[call.method];
    expect(operation).toMatchObject({ operationId: name, responses: { [call.status]: {}, default: {} } });
    expect(operation?.security).toHaveLength(call.access === 'anyone' ? 0 : 1);
  }
  const send = paths['/api/messages/room/{id}']?.['post'] as Operation & { requestBody: unknown };
  expect(JSON.stringify(send.requestBody)).toContain('"clientMsgId"');
});
