import { z } from 'zod';
import type { Random } from './random.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** One of them fits most patterns of the contract. */
const words = ['a text', 'abcdef-1', 'a@b.example', 'audio/opus', '7', 'sha-256', '👍', Array(32).fill('AB').join(':')];

/** Makes inputs that a schema of the contract takes, or nearly takes; ids come from `ids`, so that some of them exist. */
export class Sampler {
  readonly #random: Random;
  readonly #ids: readonly string[];

  constructor(random: Random, ids: readonly string[]) {
    this.#random = random;
    this.#ids = ids;
  }

  of(schema: z.ZodType): unknown {
    return this.#value(schemaOf(schema));
  }

  #value(schema: Schema): unknown {
    const choices = schema.anyOf ?? schema.oneOf;
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return this.#random.pick(schema.enum);
    if (choices) return this.#value(this.#random.pick(choices) as Schema);
    if (schema.type === 'object') return this.#object(schema);
    if (schema.type === 'array') return this.#array(schema);
    if (schema.type === 'integer' || schema.type === 'number') return this.#number(schema);
    if (schema.type === 'boolean') return this.#random.chance(0.5);
    return schema.type === 'string' ? this.#text(schema) : null;
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema): Record<string, unknown> {
    const wanted = Object.entries(properties).filter(([key]) => required.includes(key) || this.#random.chance(0.5));
    const fixed = wanted.map(([key, schema]): [string, unknown] => [key, this.#value(schema as Schema)]);
    // A record: `sync` has ids as keys.
    const free = typeof additionalProperties === 'object' ? [additionalProperties as Schema] : [];
    return Object.fromEntries([...fixed, ...free.map(schema => [this.#id(), this.#value(schema)])]);
  }

  #array({ items, minItems = 0 }: Schema): unknown[] {
    const length = minItems + this.#random.below(3);
    return Array.from({ length }, () => this.#value((items ?? {}) as Schema));
  }

  #number({ minimum = 0, maximum = 1_000 }: Schema): number {
    const lowest = Math.max(minimum, -1_000);
    return lowest + this.#random.below(Math.min(maximum, 1_000) - lowest + 1);
  }

  #text({ format, minLength = 1, pattern }: Schema): string {
    if (format === 'uuid') return this.#id();
    if (format === 'date-time') return new Date(this.#random.below(2 ** 31) * 1_000).toISOString();
    const fitting = pattern === undefined ? words : words.filter(word => new RegExp(pattern, 'u').test(word));
    return this.#random.pick(fitting.length > 0 ? fitting : words).padEnd(minLength, 'x');
  }

  #id(): string {
    return this.#random.chance(0.7) ? this.#random.pick(this.#ids) : this.#random.uuid();
  }
}

const known = new WeakMap<z.ZodType, Schema>();

function schemaOf(schema: z.ZodType): Schema {
  const found = known.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  known.set(schema, found);
  return found;
}
