import { expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { api } from '../src/api.ts';
import { errorsOf } from '../src/call-errors.ts';
import { errorCodes } from '../src/errors.ts';
import { openApiDocument } from '../src/openapi.ts';
import { examples } from '../src/openapi/examples.ts';
import type { RestCall } from '../src/rest.ts';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  tags: string[];
  parameters?: { name: string; description?: string; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json; example?: unknown }> };
  responses: Record<string, Json & { $ref?: string }>;
}

const document = openApiDocument('1.2.3') as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: Record<'schemas' | 'responses' | 'headers', Record<string, Json>>;
};
const calls = Object.entries<RestCall>(api);
const operationOf = ({ path, method }: RestCall) =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method] as Operation;

/** Every schema of the document, with the place where it stands. */
function schemasOf(value: unknown, place = '#'): [place: string, schema: Json][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'example' || key === 'examples') return [];
    const isSchema = ['schema', 'items', 'additionalProperties'].includes(key) || /\/(properties|schemas)$/.test(place);
    const own: [string, Json][] = isSchema && typeof part === 'object' ? [[`${place}/${key}`, part as Json]] : [];
    return [...own, ...schemasOf(part, `${place}/${key}`)];
  });
}

const textsOf = (schema: Json | undefined) => Object.entries((schema?.['properties'] ?? {}) as Record<string, Json>);

/** Every schema that is referred to from here, and from there. */
function namesIn(value: unknown, seen: string[] = []): string[] {
  for (const [, found = ''] of JSON.stringify(value).matchAll(/"\$ref":"(#\/components\/schemas\/\w+)"/g)) {
    if (seen.includes(found)) continue;
    seen.push(found);
    namesIn(document.components.schemas[found.split('/').at(-1) ?? ''], seen);
  }
  return seen;
}

test('it is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

test('no schema is untyped', () => {
  const schemas = schemasOf(document);
  expect(schemas.length).toBeGreaterThan(150);
  const typed = ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'const', 'enum', 'minItems'];
  expect(schemas.filter(([, schema]) => !typed.some(key => key in schema)).map(([place]) => place)).toEqual([]);
});

test('ids are UUIDs by reference, wherever they stand', () => {
  const ids = schemasOf(document).filter(([place]) =>
    /\/(properties\/(id|\w+Id)|properties\/\w+Ids\/items)$/.test(place),
  );
  expect(ids.length).toBeGreaterThan(15);
  const isId = (schema: object) => '$ref' in schema && schema.$ref === '#/components/schemas/Id';
  const mayBeNull = (schema: object) => 'anyOf' in schema && (schema.anyOf as object[]).some(isId);
  const others = ids.filter(([, schema]) => !isId(schema) && !mayBeNull(schema));
  expect(others.map(([place]) => place).filter(place => !place.endsWith('/requestId'))).toEqual([]);
  expect(document.components.schemas['Id']).toMatchObject({ type: 'string', format: 'uuid' });
});

test('every object has a name: none stands inside another, or in a body', () => {
  const inline = schemasOf(document).filter(
    ([place, schema]) => 'properties' in schema && !/^#\/components\/schemas\/\w+$/.test(place),
  );
  expect(inline.map(([place]) => place)).toEqual([]);
});

test('answers are open for additions, inputs are not', () => {
  const closed = schemasOf(document).filter(([, schema]) => schema['additionalProperties'] === false);
  const bodies = calls.flatMap(([, call]) => {
    const schema = operationOf(call).requestBody?.content['application/json']?.schema['$ref'];
    return schema === undefined ? [] : [schema];
  });
  const places = closed.map(([place]) => place);
  expect(places).toEqual(expect.arrayContaining(bodies));
  const given = calls.flatMap(([, call]) => namesIn(operationOf(call).responses));
  expect(places.filter(place => given.includes(place))).toEqual([]);
});

test.each(calls)('%s has a tag, its errors, examples and described parameters', (name, call) => {
  const operation = operationOf(call);
  expect(operation).toMatchObject({ operationId: name, tags: [expect.any(String)] });
  const statuses = errorsOf(call).map(code => String(errorCodes[code].status));
  expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining([String(call.status), ...statuses]));
  for (const parameter of operation.parameters ?? []) expect(parameter.description).toMatch(/\w{3}/);
  const example: { body?: unknown; reply?: unknown } = examples[name as keyof typeof api];
  expect(operation.requestBody?.content['application/json']?.example).toEqual(example.body);
  if (call.body) call.body.parse(example.body);
  if (call.reply) call.reply.parse(example.reply);
  expect('reply' in example).toBe(call.reply !== undefined);
});

test('statuses tell their headers', () => {
  const limited = document.components.responses['429-rate_limited'];
  expect(Object.keys(limited?.['headers'] as Json)).toEqual(
    expect.arrayContaining([
      'X-Request-Id',
      'Retry-After',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
    ]),
  );
  for (const call of [api.register, api.login, api.refresh, api.logout])
    expect(operationOf(call).responses[call.status]?.['headers']).toHaveProperty('Set-Cookie');
  for (const header of Object.values(document.components.headers)) expect(header['description']).toMatch(/\w/);
});

test('it tells the rules that zod refines', () => {
  const { RegisterBody, EditMessageBody, NewRoom } = document.components.schemas as Record<
    string,
    { properties: Json }
  >;
  expect(RegisterBody?.properties['email']).toMatchObject({ format: 'email' });
  expect(EditMessageBody?.properties['body']).toMatchObject({ minLength: 1, maxLength: 4_000 });
  expect(NewRoom).toHaveProperty('oneOf');
  const since = operationOf(api.changes).parameters?.find(({ name }) => name === 'since');
  expect(since?.schema).toMatchObject({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
});

test('every text that can be given tells which characters are refused', () => {
  const given = calls.flatMap(([, call]) => {
    const { parameters = [], requestBody } = operationOf(call);
    const bodies = namesIn(requestBody ?? {}).map(name => document.components.schemas[name.split('/').at(-1) ?? '']);
    return [...parameters.map(({ name, schema }) => [name, schema] as const), ...bodies.flatMap(textsOf)];
  });
  expect(given.length).toBeGreaterThan(40);
  const free = given.filter(([, { type, format, pattern, enum: values }]) => {
    return type === 'string' && !(format ?? pattern ?? values);
  });
  expect(free.map(([name]) => name)).toEqual([]);
  const named = Object.fromEntries(given.map(([name, { pattern }]) => [name, new RegExp(String(pattern), 'u')]));
  for (const name of ['body', 'name', 'displayName', 'search', 'login', 'password']) {
    expect([name, named[name]?.test('a\0b')]).toEqual([name, false]);
    expect([name, named[name]?.test('Grüße 你好 👩‍🌾')]).toEqual([name, true]);
  }
  for (const name of ['body', 'name', 'displayName'])
    expect([name, named[name]?.test('\u0007\ufeff')]).toEqual([name, false]);
});
