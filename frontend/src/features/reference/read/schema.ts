/** The part of JSON Schema that our documents use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  maxProperties?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

export type Models = Record<string, Schema>;

export interface Field {
  name: string;
  type: string;
  isRequired: boolean;
  description: string;
  bounds: string[];
  /** What the reader may open: the object in it, in its items or in one of its variants. */
  inside: Schema | undefined;
}

/** Longer patterns are for machines. */
const readablePattern = 40;

const nameOf = (reference: string) => reference.split('/').at(-1) ?? reference;

export function resolve(schema: Schema, models: Models): Schema {
  return schema.$ref === undefined ? schema : (models[nameOf(schema.$ref)] ?? {});
}

/** A type as one writes it: `Id[]`, `"dm" | "group"`. */
export function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref).replace(/Output$/, '');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ');
  const variants = schema.anyOf ?? (schema.properties ? undefined : schema.oneOf);
  if (variants?.some(variant => variant.type ?? variant.$ref ?? variant.enum))
    return [...new Set(variants.map(typeText))].join(' | ');
  if (schema.items) return listText(typeText(schema.items));
  if (typeof schema.additionalProperties === 'object') return `{ [key]: ${typeText(schema.additionalProperties)} }`;
  return [schema.type ?? 'any'].flat().join(' | ');
}

const listText = (item: string) => (item.includes(' | ') ? `(${item})[]` : `${item}[]`);

/** The object that a schema is, holds or may be. */
export function objectIn(schema: Schema | undefined, models: Models): Schema | undefined {
  if (!schema) return undefined;
  const resolved = resolve(schema, models);
  if (Object.keys(resolved.properties ?? {}).length > 0) return resolved;
  const further = [resolved.items, resolved.additionalProperties, ...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])];
  for (const part of further) {
    const found = typeof part === 'object' ? objectIn(part, models) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The fields of an object, in the order of the document. */
export function fieldsOf(schema: Schema, models: Models): Field[] {
  const { properties = {}, required = [] } = resolve(schema, models);
  return Object.entries(properties).map(([name, property]) => {
    const resolved = resolve(property, models);
    return {
      name,
      type: typeText(property),
      isRequired: required.includes(name),
      description: property.description ?? resolved.description ?? '',
      bounds: boundsOf({ ...resolved, ...property }),
      inside: objectIn(property, models),
    };
  });
}

function boundsOf(schema: Schema): string[] {
  const { format, pattern = '', minimum, maximum, minLength, maxLength, minItems, maxItems, maxProperties } = schema;
  return [
    format,
    pattern && pattern.length <= readablePattern ? pattern : undefined,
    range(minimum, maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum, ''),
    range(minLength, maxLength, ' characters'),
    range(minItems, maxItems, ' items'),
    range(undefined, maxProperties, ' entries'),
    schema.default === undefined ? undefined : `default ${JSON.stringify(schema.default)}`,
  ].filter(bound => bound !== undefined);
}

function range(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  if (least === undefined) return `≤ ${most}${unit}`;
  return most === undefined ? `≥ ${least}${unit}` : `${least}–${most}${unit}`;
}
