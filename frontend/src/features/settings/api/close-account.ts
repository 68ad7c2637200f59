import { accountApi } from '@parley/contracts/account-api';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { ac } from '#lib/i18n/account-texts.ts';
import { locale } from '#lib/i18n/language.ts';
import { toast } from '#ui/toasts.ts';
import { endOwnSession } from '#lib/session/session.ts';

const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });

export const closeAccountInput = accountApi.closeAccount.body;
export type CloseAccountInput = z.input<typeof closeAccountInput>;

/** Deletes the account, and with it the session on this device; the answer says until when it can be taken back. */
export function useCloseAccount() {
  return useMutation({
    mutationFn: (body: CloseAccountInput) => endOwnSession(() => call(accountApi.closeAccount, { body })),
    // Here, because the screen that asked for it is gone by then.
    onSuccess: ({ erasedAfter }) => toast(ac.remove.done(date.format(Date.parse(erasedAfter)))),
  });
}
