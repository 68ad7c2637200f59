import { lateCode } from '#lib/react/late-code.ts';

/** What shows the texts of messages: undefined while it is on its way, null if it does not come. */
export const useFormattedText = lateCode(import('#features/conversation/message/formatted-text.tsx'));
