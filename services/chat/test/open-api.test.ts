import { expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { openApiDocument } from '@parley/contracts/openapi';
import { callAs } from '@parley/dev-env/call';

test('the gateway serves the OpenAPI document of all services', async () => {
  const document = await callAs(undefined, chatApi.openApi, {});
  expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument(document.info.version))));
});
