// The official client for Node, with its own options.
import { io } from 'socket.io-client';

const [url, token, room, mode] = process.argv.slice(2);
const transports = mode === 'default' ? {} : { transports: [mode] };
const wanted = 120;

function attempt() {
  return new Promise((resolve, reject) => {
    const socket = io(url, { auth: { token }, forceNew: true, ...transports });
    const late = setTimeout(() => end(new Error('nothing for 20 s')), 20_000);
    let seen = 0;
    function end(error) {
      clearTimeout(late);
      socket.disconnect();
      if (error) reject(error);
      else resolve();
    }
    socket.on('connect_error', error => end(error));
    socket.on('messages:offline', (batch, acknowledge) => {
      acknowledge();
      if (batch.roomId === room) seen += batch.messages.length;
      if (seen === wanted) end();
    });
    socket.on('connect', () => {
      socket.emit('sync', { rooms: { [room]: 0 } }, answer => {
        if (!answer.ok) end(new Error(answer.error.code));
      });
    });
  });
}

let good = 0;
for (let tries = 0; tries < 6; tries += 1) {
  await attempt().then(
    () => (good += 1),
    error => console.log(`${mode}: ${error.message}`),
  );
}
console.log(`${good} of 6`);
process.exit(good === 6 ? 0 : 1);
