import type { AuditEntry } from '@parley/contracts/spaces/audit';
import { namesIn, permissionSet } from '@parley/contracts/spaces/permissions';
import type { Space } from '@parley/contracts/spaces/space';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { usePerson } from '#lib/react/use-person.ts';

/** A field that changed; undefined on the side where it is not known. */
export interface FieldWords {
  field: string;
  title: string;
  before: string | undefined;
  after: string | undefined;
}

/** What an entry says of before and after, in words. Fields that only a newer platform knows are shown by their name. */
export function useFieldWords(space: Space, { before, after }: AuditEntry): FieldWords[] {
  const person = usePerson(personIn(after) ?? personIn(before))?.displayName;
  const earlier = usePerson(personIn(before))?.displayName;
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const isSame = (field: string) => before && after && JSON.stringify(before[field]) === JSON.stringify(after[field]);
  const say = (fields: AuditEntry['before'], field: string, who: string | undefined) =>
    fields && field in fields ? valueText(space, { field, value: fields[field], who }) : undefined;
  return names
    .filter(field => !isSame(field))
    .map(field => ({
      field,
      title: st.audit.fields[field] ?? field,
      before: say(before, field, earlier),
      after: say(after, field, person),
    }));
}

const personFields = ['ownerId', 'assignedTo', 'by'];

function personIn(fields: AuditEntry['before']): string | undefined {
  const found = personFields.map(field => fields?.[field]).find(value => typeof value === 'string');
  return typeof found === 'string' ? found : undefined;
}

interface Value {
  field: string;
  value: unknown;
  /** The name of the person that the field speaks of. */
  who: string | undefined;
}

function valueText(space: Space, { field, value, who }: Value): string {
  if (value === null || value === undefined || value === '') return st.audit.empty;
  if (typeof value === 'boolean') return value ? st.audit.yes : st.audit.no;
  if (personFields.includes(field)) return who ?? st.somebody;
  if (field === 'roleId') return roleName(space, value);
  if (field === 'permissions') return permissionText(value);
  if (Array.isArray(value)) return listText(space, field, value);
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return fullTimeOf(Date.parse(value));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function listText(space: Space, field: string, items: unknown[]): string {
  if (items.length === 0) return st.audit.empty;
  if (field === 'roleIds') return items.map(id => roleName(space, id)).join(', ');
  if (field === 'overwrites') return items.map(item => overwriteText(space, item)).join('\n');
  return items.map(item => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n');
}

function roleName({ roles }: Space, id: unknown): string {
  return roles.find(role => role.id === id)?.name ?? st.audit.deletedItem;
}

/** "Moderator: + Send messages, − Join calls". */
function overwriteText(space: Space, item: unknown): string {
  const { kind, id, allow, deny } = item as Partial<Record<'kind' | 'id' | 'allow' | 'deny', string>>;
  const who = kind === 'role' ? roleName(space, id) : st.somebody;
  const signed = (sign: string, set: string | undefined) => titlesIn(set).map(title => `${sign} ${title}`);
  return `${who}: ${[...signed('+', allow), ...signed('−', deny)].join(', ')}`;
}

function permissionText(value: unknown): string {
  return titlesIn(value).join(', ') || st.audit.empty;
}

function titlesIn(value: unknown): string[] {
  const set = permissionSet.safeParse(value).data;
  return set === undefined ? [] : namesIn(BigInt(set)).map(name => st.roles.permissions[name].title);
}
