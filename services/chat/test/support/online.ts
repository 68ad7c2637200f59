import { afterEach } from '@jest/globals';
import type { Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';

const open: TestClient[] = [];

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

/** Connects somebody, to a chat node or to any, until the test is over. */
export async function online(person: Person, node?: string): Promise<TestClient> {
  const client = await connect(person, node === undefined ? {} : { node });
  open.push(client);
  return client;
}
