/** Values by name. A list repeats its section, once with each item's values over the outer ones; a boolean keeps or drops it. */
export interface Scope {
  [name: string]: string | number | boolean | Scope[];
}

const SECTION = /^[ \t]*\{\{#(\w+)\}\}\n([\s\S]*?)^[ \t]*\{\{\/\1\}\}\n/gm;
const VARIABLE = /\{\{(\w+)\}\}/g;

/**
 * Fills `{{name}}` and `{{#name}}` … `{{/name}}` (both on lines of their own).
 * Strict: throws when a name is unknown, or is a list where a value belongs, or anything in braces remains.
 */
export function fillTemplate(template: string, scope: Scope): string {
  const flat = template.replace(SECTION, (_, name: string, body: string) => repeatSection(name, body, scope));
  const text = flat.replace(VARIABLE, (_, name: string) => valueOf(name, scope));
  const rest = /\{\{.*/.exec(text);
  if (rest) throw new Error(`template: cannot understand "${rest[0]}"`);
  return text;
}

function repeatSection(name: string, body: string, scope: Scope): string {
  const value = lookUp(name, scope);
  if (typeof value === 'boolean') return value ? fillTemplate(body, scope) : '';
  if (!Array.isArray(value)) throw new Error(`template: {{#${name}}} needs a list or a boolean`);
  return value.map(item => fillTemplate(body, { ...scope, ...item })).join('');
}

function valueOf(name: string, scope: Scope): string {
  const value = lookUp(name, scope);
  if (typeof value === 'object' || typeof value === 'boolean') throw new Error(`template: {{${name}}} is not a value`);
  return String(value);
}

function lookUp(name: string, scope: Scope): Scope[string] {
  const value = scope[name];
  if (value === undefined) throw new Error(`template: unknown name {{${name}}}`);
  return value;
}
