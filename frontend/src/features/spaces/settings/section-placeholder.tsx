import { t } from '#lib/i18n/texts.ts';

/** Where a section will be whose code or content is on its way. */
export function SectionPlaceholder() {
  return <div className="skeleton h-64 w-full" role="status" aria-label={t.app.loading} />;
}
