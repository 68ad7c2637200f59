import { randomUUID } from 'node:crypto';
import { auditMediaTypes, type AuditFilter, type AuditFormat } from '@parley/contracts/spaces/audit';
import type { TextStream } from '@parley/runtime/http/text-stream';
import type { ChatContext } from '../../context.ts';
import type { StoredAuditEntry } from '../space-model.ts';
import { requireInSpace } from '../view-space.ts';
import { exportWriters, type ExportedEntry } from './export-formats.ts';

type Needs = Pick<ChatContext, 'access' | 'spaces' | 'spaceLists' | 'profiles' | 'events'>;

const entriesAtOnce = 200;

/** All that fit, as a text that is made while it is read. That somebody took it away stands in the log first. Throws `unknown_space`, `forbidden`. */
export async function exportAudit(
  ctx: Needs,
  { spaceId, by }: { spaceId: string; by: string },
  { format, ...filter }: AuditFilter & { format: AuditFormat },
): Promise<TextStream> {
  await requireInSpace(ctx, spaceId, by, 'viewAuditLog');
  const at = new Date();
  const entry = { id: randomUUID(), spaceId, at, by, action: 'audit.exported', target: null, before: null } as const;
  await ctx.spaceLists.noteAudit({ ...entry, after: { format, ...filter }, reason: '' });
  ctx.events.auditExported(format, spaceId, by);
  const fileName = `audit-${at.toISOString().slice(0, 10)}.${format}`;
  return { type: auditMediaTypes[format], fileName, pieces: pieces(ctx, { spaceId, filter, format }) };
}

async function* pieces(
  ctx: Needs,
  { spaceId, filter, format }: { spaceId: string; filter: AuditFilter; format: AuditFormat },
): AsyncGenerator<string> {
  const { head, line } = exportWriters[format];
  yield head;
  for await (const some of inGroups(ctx.spaceLists.auditEntries(spaceId, filter), entriesAtOnce))
    yield (await withNames(ctx, some)).map(line).join('');
}

async function withNames({ profiles }: Needs, entries: StoredAuditEntry[]): Promise<ExportedEntry[]> {
  const ids = new Set(entries.flatMap(({ by, target }) => (target === null ? [by] : [by, target])));
  const people = await profiles.findMany([...ids]);
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.username ?? null));
  return entries.map(entry => ({ ...entry, byUsername: nameOf(entry.by), targetUsername: nameOf(entry.target) }));
}

async function* inGroups<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
