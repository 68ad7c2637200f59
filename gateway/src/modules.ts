import { existsSync } from 'node:fs';
import { join } from 'node:path';

const USUAL_FOLDERS = ['/usr/lib/nginx/modules', '/usr/lib64/nginx/modules', '/usr/local/lib/nginx/modules'];
const NJS = 'ngx_http_js_module.so';
const BROTLI = 'ngx_http_brotli_filter_module.so';

/** The dynamic modules to load. Brotli is used where it is installed; without njs there is no `/health`. */
export interface Modules {
  paths: string[];
  brotli: boolean;
}

/** Looks in `modulesDir`, else in the usual folders. Throws when njs is in none of them. */
export function findModules(modulesDir?: string): Modules {
  const folders = modulesDir === undefined ? USUAL_FOLDERS : [modulesDir];
  const folder = folders.find(candidate => existsSync(join(candidate, NJS)));
  if (folder === undefined) {
    throw new Error(`NGINX's njs module (${NJS}) is not in ${folders.join(', ')}: install libnginx-mod-http-js`);
  }
  const brotli = existsSync(join(folder, BROTLI));
  return { paths: [NJS, ...(brotli ? [BROTLI] : [])].map(file => join(folder, file)), brotli };
}
