import type { AuditFilter, AuditFormat } from '@parley/contracts/spaces/audit';
import type { Space } from '@parley/contracts/spaces/space';
import { Download, FileJson, Sheet } from 'lucide-react';
import { useExportAudit } from '#features/spaces/api/export-audit.ts';
import { saveFile } from '#features/spaces/settings/audit/save-file.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Menu } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

/** Saves what fits the filter. */
export function ExportAudit({ space, filter }: { space: Space; filter: AuditFilter }) {
  const exporting = useExportAudit(space.id, filter);
  const start = (format: AuditFormat) =>
    exporting.mutate(format, {
      onSuccess(file) {
        saveFile(file, `audit-${new Date().toISOString().slice(0, 10)}.${format}`);
        toast(st.audit.exported);
      },
      onError: error => toast(errorText(error), { isError: true }),
    });
  return (
    <Menu
      items={[
        { label: st.audit.exportCsv, icon: Sheet, onSelect: () => start('csv') },
        { label: st.audit.exportNdjson, icon: FileJson, onSelect: () => start('ndjson') },
      ]}
      trigger={{
        variant: 'secondary',
        busy: exporting.isPending,
        title: st.audit.exportHint,
        children: (
          <>
            <Download aria-hidden className="size-4" />
            <span>{st.audit.export}</span>
          </>
        ),
      }}
    />
  );
}
