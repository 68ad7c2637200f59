// A call client in one file: mediasoup-client, Socket.IO, and the wire of docs/flows/join-call.md. Nothing of the web app.
import { Device } from 'mediasoup-client';
import { io } from 'socket.io-client';

/**
 * Joins the call of a room, sends microphone and camera, and plays everybody else.
 * @param {{url: string, accessToken: string, roomId: string, onTrack: (track: MediaStreamTrack, peerId: string) => void}} options
 */
export async function joinCall({ url, accessToken, roomId, onTrack }) {
  // 1. A ticket: single use, good for a minute.
  const { ticket, iceServers } = await post(`${url}/api/rooms/${roomId}/call/ticket`, accessToken);

  // 2. The socket that it opens. Every command is acknowledged with {ok, data} or {ok, error}.
  const socket = io(url, { path: '/rtc/socket.io', auth: { ticket }, reconnection: false });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  const command = async (name, input = {}) => {
    const answer = await socket.timeout(15_000).emitWithAck(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
    return answer.data;
  };

  // 3. Notices that come from now on wait until this client can receive.
  const waiting = [];
  let receive = (peerId, producerId) => waiting.push([peerId, producerId]);
  socket.on('producer:added', ({ peerId, producerId }) => receive(peerId, producerId));

  // 4. Join as a client that knows the SFU alone.
  const joined = await command('call:join', { topologies: ['sfu'] });
  const device = new Device();
  await device.load({ routerRtpCapabilities: joined.routerRtpCapabilities });

  // 5. One transport to send with, one to receive with.
  const open = async direction => {
    const options = { ...(await command('transport:create', { direction })), iceServers };
    const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
    transport.on('connect', ({ dtlsParameters }, done, failed) =>
      command('transport:connect', { transportId: transport.id, dtlsParameters }).then(done, failed),
    );
    transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) =>
      command('producer:create', { transportId: transport.id, kind, rtpParameters, source: appData.source }).then(
        ({ producerId }) => done({ id: producerId }),
        failed,
      ),
    );
    return transport;
  };
  const sending = await open('send');
  const receiving = await open('recv');

  // 6. Receive what is there already, and what comes. A consumer starts paused.
  receive = async (_peerId, producerId) => {
    const { rtpCapabilities } = device;
    const told = await command('consumer:create', { producerId, rtpCapabilities });
    const consumer = await receiving.consume({ ...told, id: told.consumerId });
    onTrack(consumer.track, told.peerId);
    await command('consumer:resume', { consumerId: consumer.id });
  };
  const present = joined.peers.flatMap(peer => peer.producers.map(({ producerId }) => [peer.peerId, producerId]));
  for (const [peerId, producerId] of [...present, ...waiting]) await receive(peerId, producerId);

  // 7. Send.
  const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  const encodings = [{ scaleResolutionDownBy: 4 }, { scaleResolutionDownBy: 2 }, { scaleResolutionDownBy: 1 }];
  await sending.produce({ track: media.getAudioTracks()[0], appData: { source: 'mic' } });
  await sending.produce({ track: media.getVideoTracks()[0], encodings, appData: { source: 'camera' } });
  await command('peer:update', { mic: true, camera: true });

  return {
    command,
    socket,
    sending,
    receiving,
    leave: async () => {
      await command('call:leave');
      socket.disconnect();
    },
  };
}

async function post(url, accessToken) {
  const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${accessToken}` } });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
