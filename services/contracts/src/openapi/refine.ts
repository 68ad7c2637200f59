import type { JSONSchema } from 'zod/v4/core';

/** Takes out of a schema what would only hinder its readers. */
export function refine({ jsonSchema, io }: { jsonSchema: JSONSchema.BaseSchema; io: 'input' | 'output' }): void {
  const { additionalProperties } = jsonSchema;
  // Answers are open for additions: a strict client must not break when a field is added.
  if (io === 'output' && (additionalProperties === false || isEmpty(additionalProperties)))
    delete jsonSchema.additionalProperties;
  // Every number that we give is in the bounds of JavaScript's numbers; one that is given to us may be outside.
  if (io === 'input') return;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function isEmpty(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && Object.keys(schema).length === 0;
}
