/** Limits of the platform are waited out for ten minutes: few may register at a time. */
export const patience = { repeatForMs: 10 * 60_000 };
