import { describe, expect, test } from '@jest/globals';
import { fillTemplate, type Scope } from '../src/template.ts';

describe('template', () => {
  test('fills values, repeats lists over the outer values, keeps or drops by boolean', () => {
    const template = 'a {{port}};\n{{#nodes}}\n  {{name}}:{{port}};\n{{/nodes}}\n{{#off}}\nnever\n{{/off}}\n';
    const scope: Scope = { port: 1, off: false, nodes: [{ name: 'x' }, { name: 'y', port: 2 }] };
    expect(fillTemplate(template, scope)).toBe('a 1;\n  x:1;\n  y:2;\n');
  });

  test('refuses an unknown name, a list as a value, a value as a list, and a section without an end', () => {
    expect(() => fillTemplate('{{nope}}', {})).toThrow('unknown name {{nope}}');
    expect(() => fillTemplate('{{nodes}}', { nodes: [] })).toThrow('not a value');
    expect(() => fillTemplate('{{#port}}\n{{/port}}\n', { port: 1 })).toThrow('needs a list');
    expect(() => fillTemplate('{{#nodes}}\n', { nodes: [] })).toThrow('cannot understand');
  });
});
