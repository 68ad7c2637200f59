import { expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { errorHandler } from '../src/http/error-handler.ts';
import type { Logger } from '../src/telemetry/logger.ts';
import { PathTable } from '../src/http/path-table.ts';

function served(...routes: [method: 'get' | 'post' | 'delete', path: string][]) {
  const paths = new PathTable();
  for (const [method, path] of routes)
    paths.add({ method, path }, (_, response) => void response.send(`${method} ${path}`));
  const app = express();
  paths.install(app);
  return request(app.use(errorHandler(console as unknown as Logger, () => undefined)));
}

test('a method that a path does not have is 405 with those that it has', async () => {
  const agent = served(['get', '/rooms/:id'], ['delete', '/rooms/:id']);
  const refused = await agent.post('/rooms/1');
  expect(refused.status).toBe(405);
  expect(refused.headers['allow']).toBe('GET, DELETE, HEAD, OPTIONS');
  expect(JSON.parse(refused.text)).toMatchObject({ code: 'method_not_allowed', status: 405 });
  expect((await agent.delete('/rooms/1')).text).toBe('delete /rooms/:id');
});

test('OPTIONS tells the methods; HEAD is there where GET is', async () => {
  const agent = served(['get', '/rooms']);
  const options = await agent.options('/rooms');
  expect(options.status).toBe(204);
  expect(options.headers['allow']).toBe('GET, HEAD, OPTIONS');
  expect((await agent.head('/rooms')).status).toBe(200);
  expect((await agent.options('/nothing')).status).toBe(404);
});

test('a fixed segment comes before a parameter, whatever was added first', async () => {
  const agent = served(['get', '/rooms/:id'], ['post', '/rooms/:id/:part'], ['get', '/rooms/discover']);
  expect((await agent.get('/rooms/discover')).text).toBe('get /rooms/discover');
  expect((await agent.post('/rooms/discover')).status).toBe(405);
  expect((await agent.post('/rooms/1/2')).text).toBe('post /rooms/:id/:part');
});
