import type { FilterRule } from '@parley/contracts/spaces/filter';
import { st } from '#lib/i18n/space-settings-texts.ts';

type Titles = Partial<Record<string, { title: string }>>;

/** A newer platform may know more kinds and actions than this page does: then its own word stands. */
export function kindTitle({ kind }: Pick<FilterRule, 'kind'>): string {
  return (st.filter.kinds as Titles)[kind]?.title ?? kind;
}

export function actionTitle({ action }: Pick<FilterRule, 'action'>): string {
  return (st.filter.actions as Titles)[action]?.title ?? action;
}
