/** Behind the address of a conversation it leads to one message; `aim.ts` reads it. */
export const messageHash = (seq: number): string => `#message=${seq}`;
