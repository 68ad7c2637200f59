import { build, type Rollup } from 'vite';

/** `node bundle.ts <file>`: the file and everything that it imports as one module, to stdout. A process of its own, for Vite does not run inside jest. */
const [, , entry = ''] = process.argv;
const lib = { entry, formats: ['es' as const], fileName: 'bundle' };
const built = await build({ configFile: false, logLevel: 'error', build: { write: false, minify: false, lib } });
const [{ output }] = built as [Rollup.RollupOutput];
process.stdout.write(output[0].code);
