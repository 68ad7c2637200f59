import { z } from 'zod';
import { defineCalls } from './rest.ts';

/** The part of an OpenAPI or AsyncAPI document that says what it is. */
const documentInfo = z.looseObject({ title: z.string(), version: z.string() });
const asyncApiReply = z.looseObject({ asyncapi: z.string(), info: documentInfo });

/** What programs and their authors need to know of the wire. Served by chat. */
export const documentsApi = defineCalls({
  openApi: {
    method: 'get',
    path: '/api/openapi.json',
    access: 'anyone',
    limit: 'publicReads',
    summary: 'This description',
    status: 200,
    errors: [],
    reply: z.looseObject({ openapi: z.string(), info: documentInfo }),
  },
  asyncApi: {
    method: 'get',
    path: '/api/asyncapi.json',
    access: 'anyone',
    limit: 'publicReads',
    summary: 'The description of the sockets',
    status: 200,
    errors: [],
    reply: asyncApiReply,
  },
  internalAsyncApi: {
    method: 'get',
    path: '/api/asyncapi-internal.json',
    access: 'anyone',
    limit: 'publicReads',
    summary: 'The description of what the services tell each other; a platform in production keeps it to itself',
    status: 200,
    errors: ['not_found'],
    reply: asyncApiReply,
  },
});
