import type { Schema } from './schema.ts';

/** A document as the page shows it, whether it was OpenAPI or AsyncAPI. */
export interface Reference {
  title: string;
  version: string;
  description: string;
  groups: Group[];
  /** Models by name, for whatever refers to them. */
  models: Record<string, Schema>;
  /** Error codes that any of its commands may answer, with their meaning. */
  errors: [code: string, meaning: string][];
}

export interface Group {
  name: string;
  description: string;
  entries: Entry[];
}

/** What an entry is, and how its mark looks. */
export type EntryKind = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'command' | 'notice' | 'record';

/** A call, a command, a notice or a record. */
export interface Entry {
  /** Unique in the document; the page's anchor. */
  id: string;
  kind: EntryKind;
  name: string;
  summary: string;
  /** Short facts: who may, which limit. */
  facts: string[];
  parts: Part[];
  errors: [code: string, meaning: string][];
  examples: Example[];
}

export interface Part {
  title: string;
  schema?: Schema;
}

export interface Example {
  title: string;
  value: unknown;
}
