import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawLayers } from './draw-layers.ts';

writeFileSync(fileURLToPath(new URL('../../../../docs/layers.md', import.meta.url)), await drawLayers());
