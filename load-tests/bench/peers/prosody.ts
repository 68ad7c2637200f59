import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { repeat } from '@parley/client/repeat';
import { freePort } from '@parley/dev-env/free-ports';
import { ask, startServer, type Peer, type Settlers } from './peer.ts';
import type { XmppAccount } from './xmpp-client.ts';

const install = 'apt-get install -y --no-install-recommends prosody lua-dbi-sqlite3 lua-sec';
const domain = 'localhost';
const conference = `conference.${domain}`;
const password = 'bench';
const startWithinMs = 20_000;

/** Prosody with the archive of its rooms in SQLite, alone in `folder`. */
export async function startProsody(folder: string, { people, rooms }: Settlers): Promise<Peer> {
  const about = await ask('prosodyctl', ['about'], install);
  mkdirSync(folder);
  const [port, config] = [await freePort(), join(folder, 'prosody.cfg.lua')];
  writeFileSync(config, configuration(folder, port));
  // One after the other: two would lock each other out of SQLite.
  for (const user of people) await ask('prosodyctl', ['--config', config, 'register', user, domain, password], install);
  const server = startServer({ command: 'prosody', args: ['-F', '--config', config], folder });
  try {
    await repeat(() => knock(port), { forMs: startWithinMs, may: () => true });
    if (!existsSync(join(folder, 'prosody.sqlite'))) throw new Error(`Prosody does not use SQLite: ${install}`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const address = (at: number): string => `room-${at}@${conference}`;
  const doors = people.map((user, person) => {
    const own = rooms.flatMap(({ members }, at) => (members.includes(person) ? address(at) : []));
    const account: XmppAccount = { domain, user, password, rooms: own };
    return { url: `tcp://127.0.0.1:${port}`, auth: { ...account } };
  });
  return {
    version: /Prosody (\d\S*)/.exec(about)?.[1] ?? 'unknown',
    crowd: {
      ...{ doors, handshakes: 1, sync: false, speaks: 'xmpp' },
      rooms: rooms.map(({ members }, at) => ({ id: address(at), members })),
    },
    pids: new Map([['prosody', server.pid]]),
    stop: () => server.stop(),
  };
}

/** The modules that Debian's file has on, without those for other servers; limits and TLS are off, archives on. */
function configuration(folder: string, port: number): string {
  return `
    run_as_root = true
    data_path = "${folder}"
    pidfile = "${join(folder, 'prosody.pid')}"
    log = { warn = "${join(folder, 'prosody.log')}" }
    interfaces = { "127.0.0.1" }
    c2s_ports = { ${port} }
    c2s_require_encryption = false
    allow_unencrypted_plain_auth = true
    authentication = "internal_hashed"
    default_storage = "sql"
    sql = { driver = "SQLite3", database = "prosody.sqlite" }
    archive_expires_after = "1w"
    modules_enabled = {
      "disco", "roster", "saslauth", "blocklist", "bookmarks", "carbons", "pep", "private", "smacks",
      "vcard4", "vcard_legacy", "csi_simple", "ping", "time", "uptime", "version", "mam", "posix",
    }
    modules_disabled = { "s2s", "tls", "admin_socket" }
    VirtualHost "${domain}"
    Component "${conference}" "muc"
      modules_enabled = { "muc_mam" }
      muc_room_locking = false
      muc_room_default_persistent = true
      muc_log_by_default = true
  `;
}

async function knock(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
