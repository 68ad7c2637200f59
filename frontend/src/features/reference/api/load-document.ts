import { documentsApi } from '@parley/contracts/documents-api';
import { ParleyError } from '@parley/contracts/errors';
import { useQuery } from '@tanstack/react-query';
import { request } from '#lib/api/request.ts';
import { type AsyncApi, readAsyncApi } from '../read/asyncapi.ts';
import type { Reference } from '../read/model.ts';
import { type OpenApi, readOpenApi } from '../read/openapi.ts';

export const documentNames = ['rest', 'sockets', 'kafka'] as const;
export type DocumentName = (typeof documentNames)[number];

export const documentPaths: Record<DocumentName, string> = {
  rest: documentsApi.openApi.path,
  sockets: documentsApi.asyncApi.path,
  kafka: documentsApi.internalAsyncApi.path,
};

/** Null where the platform keeps the document to itself. */
async function load(name: DocumentName): Promise<Reference | null> {
  if (name === 'rest') return readOpenApi((await request(documentsApi.openApi, {})) as unknown as OpenApi);
  if (name === 'sockets') return readAsyncApi((await request(documentsApi.asyncApi, {})) as unknown as AsyncApi);
  try {
    return readAsyncApi((await request(documentsApi.internalAsyncApi, {})) as unknown as AsyncApi);
  } catch (error) {
    if (error instanceof ParleyError && error.code === 'not_found') return null;
    throw error;
  }
}

export function useDocument(name: DocumentName) {
  return useQuery({ queryKey: ['reference', name], queryFn: () => load(name), staleTime: Infinity });
}
