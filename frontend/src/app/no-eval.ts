import { config } from 'zod';

// Zod compiles parsers with `new Function` where it may; the CSP forbids it and would report every probe. Before the first
// schema is made, so it stands in the same file (`vite.config.ts`).
config({ jitless: true });
