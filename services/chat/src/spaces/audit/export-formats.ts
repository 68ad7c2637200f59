import type { AuditFormat } from '@parley/contracts/spaces/audit';
import { presentAudit } from '../present-space.ts';
import type { StoredAuditEntry } from '../space-model.ts';

/** An entry with the names that its people have now; null for what is no person, and for who is gone. */
export type ExportedEntry = StoredAuditEntry & { byUsername: string | null; targetUsername: string | null };

interface Writer {
  head: string;
  line: (entry: ExportedEntry) => string;
}

const columns = [
  ...(['id', 'at', 'by', 'byUsername', 'action', 'target', 'targetUsername'] as const),
  ...(['before', 'after', 'reason'] as const),
] as const;

export const exportWriters: Record<AuditFormat, Writer> = {
  ndjson: { head: '', line: entry => `${JSON.stringify(shown(entry))}\n` },
  csv: {
    head: `${columns.join(',')}\r\n`,
    line(entry) {
      const fields = shown(entry);
      return `${columns.map(column => cell(fields[column])).join(',')}\r\n`;
    },
  },
};

function shown({ byUsername, targetUsername, ...entry }: ExportedEntry) {
  return { ...presentAudit(entry), byUsername, targetUsername };
}

/** A spreadsheet takes what begins like this for a formula, and runs it: OWASP, "CSV Injection". */
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/;

function cell(value: unknown): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = beginsFormula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
