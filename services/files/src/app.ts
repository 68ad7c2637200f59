import { createHttpApp, type HttpApp } from '@parley/runtime/http/http-app';
import { servePictures } from './api/pictures.ts';
import type { FilesContext } from './context.ts';

export function createApp(ctx: FilesContext): HttpApp {
  const { service, config, authenticate, limiter, events } = ctx;
  const app = createHttpApp({
    service,
    origins: config.PUBLIC_ORIGINS,
    authenticate,
    limiter,
    limits: config.limits,
    onRefused: events.accessRefused,
  });
  servePictures(app.mount, ctx);
  return app;
}
