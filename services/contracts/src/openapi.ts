import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { api } from './api.ts';
import { examples, type Example } from './openapi/examples.ts';
import { headers, headersOf } from './openapi/headers.ts';
import { nameModels } from './openapi/models.ts';
import { describeParameter } from './openapi/parameters.ts';
import { errorResponses, problemExamples, type SharedResponses } from './openapi/responses.ts';
import { refine } from './openapi/refine.ts';
import { tagOf, tags } from './openapi/tags.ts';
import type { Access, RestCall } from './rest.ts';

const security: Record<Access, Record<string, string[]>[]> = {
  anyone: [],
  user: [{ bearer: [] }],
  admin: [{ bearer: [] }],
  guest: [{ bearer: [] }],
  'refresh-cookie': [{ refreshCookie: [] }],
  optional: [{ refreshCookie: [] }, { bearer: [] }, {}],
};

const info = {
  title: 'Parley',
  description:
    'The REST half of Parley; `/api/asyncapi.json` has the sockets. Calls, fields and codes may be added at any time: ignore what you do not know. docs/examples/README.md tells what stays compatible.',
  contact: { name: 'Who runs this server' },
  license: { name: 'MIT', identifier: 'MIT' },
};

/** The OpenAPI 3.1 document of all REST calls, made from the schemas that validate them. */
export function openApiDocument(version: string) {
  nameModels();
  const responses: SharedResponses = {};
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: { ...info, version },
      servers: [{ url: '/', description: 'The server that this document came from' }],
      tags,
      paths: pathsOf(responses),
      components: {
        headers,
        responses,
        examples: problemExamples,
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          refreshCookie: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Secure-parley_refresh',
            description: 'Over plain http it is named `parley_refresh`',
          },
        },
      },
    },
    { override: refine },
  );
  describeParameters(document);
  return api.openApi.reply.parse(document);
}

function pathsOf(responses: SharedResponses): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, call] of Object.entries<RestCall>(api)) {
    const path = call.path.replace(/:(\w+)/g, '{$1}');
    const described = operation(name, call, examples[name as keyof typeof api], responses);
    paths[path] = { ...paths[path], [call.method]: described };
  }
  return paths;
}

function operation(
  operationId: string,
  call: RestCall,
  example: Example,
  responses: SharedResponses,
): ZodOpenApiOperationObject {
  const { params, query, reply, summary } = call;
  return {
    operationId,
    summary,
    tags: [tagOf(call)],
    security: security[call.access],
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    ...bodyOf(call, example),
    responses: {
      [call.status]: {
        description: summary,
        headers: headersOf(call.status, call),
        ...(reply && { content: { 'application/json': { schema: reply, example: example.reply } } }),
        ...(call.sends && { content: Object.fromEntries([call.sends].flat().map(type => [type, {}])) }),
      },
      ...errorResponses(call, responses),
    },
  };
}

function bodyOf({ body, bytes }: RestCall, example: Example): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (body)
    return {
      requestBody: { required: true, content: { 'application/json': { schema: body, example: example.body } } },
    };
  if (!bytes) return {};
  // In OpenAPI 3.1 a media type without a schema is bytes.
  return { requestBody: { required: true, content: Object.fromEntries(bytes.types.map(type => [type, {}])) } };
}

function describeParameters({ paths = {} }: ReturnType<typeof createDocument>): void {
  for (const [path, item] of Object.entries(paths)) {
    for (const { parameters = [] } of Object.values(item) as { parameters?: { name: string; description: string }[] }[])
      for (const parameter of parameters) parameter.description = describeParameter(path, parameter.name) ?? '';
  }
}
