import type { chatApi } from '@parley/contracts/chat-api';
import { openApiDocument } from '@parley/contracts/openapi';
import type { CallHandlers } from '@parley/runtime/mount';

const version = '0.3.0';

/** The whole REST wire: all services share one gateway, so one document describes them. */
export function openApiCalls(): CallHandlers<Pick<typeof chatApi, 'openApi'>> {
  const document = openApiDocument(version);
  return {
    openApi({ response }) {
      response.set('Cache-Control', 'public, max-age=300, stale-while-revalidate=3600');
      return document;
    },
  };
}
