import { z } from 'zod';
import { problem } from './errors.ts';
import type { RestCall } from './rest.ts';

type Json = Record<string, unknown>;

const access = {
  anyone: [],
  user: [{ bearer: [] }],
  'refresh-cookie': [{ refreshCookie: [] }],
} as const;

/** An OpenAPI 3.1 document of calls, made from the same schemas that validate them. */
export function openApiDocument(calls: Record<string, RestCall>, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, call] of Object.entries(calls)) {
    const path = call.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [call.method]: operation(name, call) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Parley', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      schemas: { Problem: toSchema(problem, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        refreshCookie: { type: 'apiKey', in: 'cookie', name: 'parley_refresh' },
      },
    },
  };
}

function operation(operationId: string, call: RestCall): Json {
  return {
    operationId,
    summary: call.summary,
    security: access[call.access],
    parameters: [...parameters(call.params, 'path'), ...parameters(call.query, 'query')],
    ...(call.body && { requestBody: { required: true, content: json(toSchema(call.body, 'input')) } }),
    responses: {
      [call.status]: {
        description: call.summary,
        ...(call.reply && { content: json(toSchema(call.reply, 'output')) }),
      },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toSchema(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }));
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
