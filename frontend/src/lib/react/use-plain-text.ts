import { lateCode } from '#lib/react/late-code.ts';

const useReader = lateCode(import('#lib/markup/plain-text.ts'));
const asItIs = (body: string) => body;

/** Takes the markup out of a message, for one line of a list. Until its code is there it stays. */
export const usePlainText = () => useReader()?.plainText ?? asItIs;
