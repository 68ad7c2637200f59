import { copyText } from '#lib/clipboard.ts';
import { t } from '#lib/i18n/texts.ts';
import { toast } from '#ui/toasts.ts';

/** Copies a text and says whether that worked. */
export async function copyAndTell(text: string): Promise<void> {
  if (await copyText(text)) toast(t.conversation.copied);
  else toast(t.conversation.copyFailed, { isError: true });
}
