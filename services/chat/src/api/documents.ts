import { asyncApiDocument, internalAsyncApiDocument } from '@parley/contracts/asyncapi';
import type { documentsApi } from '@parley/contracts/documents-api';
import { ParleyError } from '@parley/contracts/errors';
import { openApiDocument } from '@parley/contracts/openapi';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { Response } from 'express';
import type { NodeConfig } from '../config.ts';

const version = '0.3.0';

/** The whole wire: all services share one gateway, so one document for REST and one for sockets describe them. */
export function documentCalls({ PARLEY_ENV }: Pick<NodeConfig, 'PARLEY_ENV'>): CallHandlers<typeof documentsApi> {
  const openApi = openApiDocument(version);
  const asyncApi = asyncApiDocument(version);
  const internal = PARLEY_ENV === 'production' ? undefined : internalAsyncApiDocument(version);
  return {
    openApi: ({ response }) => cached(response, openApi),
    asyncApi: ({ response }) => cached(response, asyncApi),
    internalAsyncApi() {
      if (!internal) throw new ParleyError('not_found');
      return internal;
    },
  };
}

function cached<D>(response: Response, document: D): D {
  response.set('Cache-Control', 'public, max-age=300, stale-while-revalidate=3600');
  return document;
}
