import { z } from 'zod';

/** A place in a payload where its contract takes a text. */
export interface TextPlace {
  path: string;
  text: string;
  /** A copy of the payload with another text in this place. */
  put(text: string): unknown;
}

type Path = (string | number)[];
type Found = { path: Path; text: string; isKey?: boolean };

/** zod's own description of a schema, as far as it is read here. */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
}

/**
 * Every place for a text that a contract has, found by walking the schema along a valid payload. Throws when the payload
 * leaves a text out: then a new field of the contract would not be tried.
 */
export function textPlaces(schema: z.ZodType, payload: unknown): TextPlace[] {
  return walk(schema, payload, []).map(found => ({
    path: `${found.path.join('.')}${found.isKey ? ' (its name)' : ''}`,
    text: found.text,
    put: text => put(payload, found, text),
  }));
}

function walk(schema: z.ZodType, value: unknown, path: Path): Found[] {
  const { type, shape, element, innerType, in: input, options, valueType } = definitionOf(schema);
  if (value === undefined || value === null) return absent(schema, path);
  if (type === 'string' || type === 'enum' || type === 'literal') return [{ path, text: String(value) }];
  if (shape) return Object.entries(shape).flatMap(([key, part]) => walk(part, read(value, key), [...path, key]));
  if (element) return walkList(element, value as unknown[], path);
  if (valueType) return walkRecord(valueType, value as Record<string, unknown>, path);
  if (options) return options.some(hasText) ? [{ path, text: String(value) }] : [];
  const inner = innerType ?? input;
  return inner ? walk(inner, value, path) : [];
}

function walkList(element: z.ZodType, list: unknown[], path: Path): Found[] {
  if (list.length === 0) return absent(element, path);
  return list.flatMap((item, at) => walk(element, item, [...path, at]));
}

function walkRecord(valueType: z.ZodType, record: Record<string, unknown>, path: Path): Found[] {
  if (Object.keys(record).length === 0) return absent(z.string(), path);
  return Object.entries(record).flatMap(([key, value]) => [
    { path: [...path, key], text: key, isKey: true },
    ...walk(valueType, value, [...path, key]),
  ]);
}

function absent(schema: z.ZodType, path: Path): Found[] {
  if (hasText(schema)) throw new Error(`the payload has no ${path.join('.')}, so that it cannot be tried`);
  return [];
}

function hasText(schema: z.ZodType): boolean {
  const { type, shape, element, innerType, in: input, options, valueType } = definitionOf(schema);
  if (type === 'string' || type === 'enum' || type === 'literal' || type === 'record') return true;
  const parts = [...Object.values(shape ?? {}), ...(options ?? []), element, innerType, input, valueType];
  return parts.some(part => part !== undefined && hasText(part));
}

const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition;
const read = (value: unknown, key: string) => (value as Record<string, unknown>)[key];

function put(payload: unknown, { path, isKey }: Found, text: string): unknown {
  const copy = structuredClone(payload);
  const key = path.at(-1) ?? '';
  const owner = path.slice(0, -1).reduce<unknown>((part, step) => read(part, String(step)), copy);
  const record = owner as Record<string, unknown>;
  if (isKey) {
    record[text] = record[key];
    Reflect.deleteProperty(record, key);
  } else record[key] = text;
  return copy;
}
