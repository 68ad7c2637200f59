import { config } from 'zod';

// Zod compiles parsers with `new Function` where it may; the CSP forbids it and would report every probe.
config({ jitless: true });
