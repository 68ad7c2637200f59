import { r } from '#lib/i18n/reference-texts.ts';
import type { Entry, EntryKind, Example, Part, Reference } from './model.ts';
import type { Schema } from './schema.ts';

interface Content {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, unknown>;
}
interface Answer {
  $ref?: string;
  content?: Record<string, Content>;
}
interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: Record<string, unknown>[];
  parameters?: { name: string; required?: boolean; description?: string; schema: Schema }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, Answer>;
}

/** The part of an OpenAPI document that the page shows. */
export interface OpenApi {
  info: { title: string; version: string; description: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Answer>;
    examples: Record<string, { summary: string }>;
  };
}

export function readOpenApi(document: OpenApi): Reference {
  const entries = Object.entries(document.paths).flatMap(([path, calls]) =>
    Object.entries(calls).map(([method, call]) => ({
      tag: call.tags[0],
      entry: readCall(path, method, call, document),
    })),
  );
  return {
    ...document.info,
    models: document.components.schemas,
    errors: [],
    groups: document.tags.map(({ name, description }) => ({
      name,
      description,
      entries: entries.filter(({ tag }) => tag === name).map(({ entry }) => entry),
    })),
  };
}

function readCall(path: string, method: string, call: Operation, document: OpenApi): Entry {
  const body = call.requestBody?.content['application/json'];
  const [status = '', answer] = Object.entries(call.responses).find(([code]) => code.startsWith('2')) ?? [];
  const reply = answer?.content?.['application/json'];
  return {
    id: call.operationId,
    kind: method as EntryKind,
    name: path,
    summary: call.summary,
    facts: [accessOf(call.security ?? [])],
    parts: [...parametersOf(call), ...partOf(r.part.body, body), replyPart(status, reply)],
    errors: errorsOf(call, document),
    examples: [...exampleOf(r.part.body, body), ...exampleOf(r.part.reply(status), reply)],
  };
}

function accessOf(security: Record<string, unknown>[]): string {
  const ways = security.flatMap(way => Object.keys(way));
  if (ways.length === 0) return r.access.anyone;
  if (ways.length > 1) return r.access.optional;
  return ways[0] === 'bearer' ? r.access.user : r.access.cookie;
}

function parametersOf({ parameters = [] }: Operation): Part[] {
  if (parameters.length === 0) return [];
  const described = parameters.map(({ name, schema, description }) => [
    name,
    { ...schema, ...(description && { description }) },
  ]);
  const required = parameters.filter(parameter => parameter.required).map(({ name }) => name);
  const schema = { type: 'object', properties: Object.fromEntries(described) as Record<string, Schema>, required };
  return [{ title: r.part.parameters, schema }];
}

const partOf = (title: string, content: Content | undefined): Part[] =>
  content ? [{ title, schema: content.schema }] : [];

const replyPart = (status: string, content: Content | undefined): Part =>
  content ? { title: r.part.reply(status), schema: content.schema } : { title: r.part.noReply(status) };

const exampleOf = (title: string, content: Content | undefined): Example[] =>
  content?.example === undefined ? [] : [{ title, value: content.example }];

/** Codes in the order of their statuses; what a status means is in the code. */
function errorsOf({ responses }: Operation, { components }: OpenApi): [string, string][] {
  const codes = Object.entries(responses)
    .filter(([status]) => !status.startsWith('2'))
    .flatMap(([status, answer]) => {
      const resolved = answer.$ref === undefined ? answer : components.responses[answer.$ref.split('/').at(-1) ?? ''];
      const examples = resolved?.content?.['application/problem+json']?.examples ?? {};
      return Object.keys(examples).map(
        code => [`${status} ${code}`, components.examples[code]?.summary ?? ''] as const,
      );
    });
  return codes.map(([code, meaning]) => [code, meaning]);
}
