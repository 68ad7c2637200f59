import { newest, onPath } from './locate.ts';
import type { Tool } from './tool.ts';

const MODULES = ['brotli_filter', 'brotli_static', 'headers_more_filter', 'js'];

/** `nginx` with the dynamic modules that the gateway loads. */
export const nginx: Tool = {
  packages: [
    'nginx',
    'libnginx-mod-http-brotli-filter',
    'libnginx-mod-http-brotli-static',
    'libnginx-mod-http-headers-more-filter',
    'libnginx-mod-http-js',
  ],
  async locate() {
    const complete = MODULES.every(name => newest(`${MODULES_FOLDER}/ngx_http_${name}_module.so`));
    return complete ? onPath('nginx') : undefined;
  },
};

/** Where Debian puts NGINX's dynamic modules. */
export const MODULES_FOLDER = '/usr/lib/nginx/modules';
