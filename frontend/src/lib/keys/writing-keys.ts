/** The keys of the message box and of the list above it, as events name them; apart because they come first. */
export const writingKeys = { send: 'Enter', editLast: 'ArrowUp', end: 'End', escape: 'Escape' } as const;
