import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { message } from '../src/message.ts';

const page = readFileSync(new URL('../../../docs/examples/README.md', import.meta.url), 'utf8');

/** The code words in the first column of the tables with this heading, over the whole page. */
function firstColumn(heading: string): string[] {
  const tables = page.split('\n\n').filter(block => new RegExp(`^\\| ${heading} +\\|`).test(block.trim()));
  const rows = tables.flatMap(table => table.trim().split('\n').slice(2));
  return rows.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)).sort();
}

test('the table of a message has every field', () => {
  expect(firstColumn('field').map(field => field.replace('?', ''))).toEqual(Object.keys(message.shape).sort());
});
