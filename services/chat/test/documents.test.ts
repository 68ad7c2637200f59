import { expect, test } from '@jest/globals';
import { asyncApiDocument, internalAsyncApiDocument } from '@parley/contracts/asyncapi';
import { documentsApi } from '@parley/contracts/documents-api';
import { openApiDocument } from '@parley/contracts/openapi';
import { callAs } from '@parley/dev-env/call';
import { documentCalls } from '../src/api/documents.ts';

/** As it comes over the wire: without what is undefined. */
const told = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

test.each([
  ['OpenAPI', documentsApi.openApi, openApiDocument],
  ['AsyncAPI', documentsApi.asyncApi, asyncApiDocument],
  ['internal AsyncAPI', documentsApi.internalAsyncApi, internalAsyncApiDocument],
])('the gateway serves the %s document of all services', async (_, call, make) => {
  const document = await callAs(undefined, call, {});
  expect(document).toEqual(told(make(document.info.version)));
});

test('in production nobody is told of the inside', () => {
  const { internalAsyncApi } = documentCalls({ PARLEY_ENV: 'production' });
  expect(internalAsyncApi).toThrow(expect.objectContaining({ code: 'not_found' }));
});
