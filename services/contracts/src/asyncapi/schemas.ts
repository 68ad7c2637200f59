import { createComponents, createRegistry } from 'zod-openapi/api';
import type { z } from 'zod';
import { refine } from '../openapi/refine.ts';

/**
 * Turns the schemas of messages into JSON Schema by the same rules as the OpenAPI document: a model has the same name and
 * the same form in both.
 */
export class SchemaCollector {
  readonly #registry = createRegistry();

  /** What stands where the schema is used. Complete once `components` was called. */
  add(schema: z.ZodType, place: string[], io: 'input' | 'output'): Record<string, unknown> {
    return this.#registry.addSchema(schema, place, { io, source: { type: 'mediaType' } }) as Record<string, unknown>;
  }

  /** The models that were referred to, by name. */
  components(): Record<string, unknown> {
    return createComponents(this.#registry, { override: refine }, '3.1.0').schemas ?? {};
  }
}
