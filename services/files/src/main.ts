import { orExit } from '@parley/runtime/process/config-error';
import { createService } from '@parley/runtime/process/service';
import { createApp } from './app.ts';
import { readFilesConfig } from './config.ts';
import { createContext } from './context.ts';

const config = orExit(readFilesConfig);
const service = createService({ name: 'files', config });
try {
  const ctx = await createContext(service, config);
  const app = createApp(ctx);
  await app.listen(config.PORT, config.HOST);
  await service.start();
} catch (error) {
  service.fail(error, 'files could not start');
}
