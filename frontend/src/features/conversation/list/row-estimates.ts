/** Heights of rows before they were measured, in px: a line or two for a message. */
export const estimates = { message: 52, day: 48, unread: 36, call: 62, lines: 32 };
