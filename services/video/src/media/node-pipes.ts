import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { types } from 'mediasoup';
import type { CallRouter } from './call-router.ts';
import type { Nodes } from './nodes.ts';
import type { PlacedProducer, RouterAddress } from './peer-side.ts';

/** Where one end of a pipe listens, and its keys: media between nodes is encrypted. */
interface PipeEnd {
  ip: string;
  port: number;
  srtpParameters: types.SrtpParameters | undefined;
}
interface Pipe {
  id: string;
  transport: types.PipeTransport;
}
interface Piped {
  kind: types.MediaKind;
  rtpParameters: types.RtpParameters;
  paused: boolean;
}
type Change = 'closed' | 'paused' | 'resumed';

interface Options {
  nodes: Nodes;
  find: (routerId: string) => CallRouter | undefined;
}

/**
 * Brings producers from routers of other nodes to ours: one pipe for each pair of routers, opened from the side that
 * wants to consume. A brought producer keeps its id and follows pause, resume and close of the original.
 */
export class NodePipes {
  readonly #options: Options;
  readonly #opened = new Map<string, Promise<Pipe>>();
  readonly #brought = new Map<string, Promise<types.Producer>>();
  readonly #served = new Map<string, { transport: types.PipeTransport; to: RouterAddress }>();

  constructor(options: Options) {
    this.#options = options;
    const { nodes } = options;
    nodes.serve('pipe:open', (body: { routerId: string; to: RouterAddress; end: PipeEnd }) => this.#open(body));
    nodes.serve('pipe:send', (body: { pipeId: string; producerId: string }) => this.#send(body));
    nodes.serve('pipe:close', ({ pipeId }: { pipeId: string }) => this.#served.get(pipeId)?.transport.close());
    nodes.serve('pipe:changed', (body: { routerId: string; producerId: string; change: Change }) => this.#follow(body));
  }

  /** Once for each producer and router; later calls wait for the first. */
  async bring(to: CallRouter, { info, at }: PlacedProducer): Promise<void> {
    const key = `${to.id} ${info.producerId}`;
    const brought = this.#brought.get(key) ?? this.#bring(to, info.producerId, at, key);
    this.#brought.set(key, brought);
    await brought.catch((error: unknown) => {
      this.#brought.delete(key);
      throw error;
    });
  }

  async #bring(to: CallRouter, producerId: string, at: RouterAddress, key: string): Promise<types.Producer> {
    const { id: pipeId, transport } = await this.#pipe(to, at);
    const piped = (await this.#options.nodes.ask(at.node, 'pipe:send', { pipeId, producerId })) as Piped;
    const producer = await transport.produce({ id: producerId, ...piped });
    producer.observer.once('close', () => this.#brought.delete(key));
    return producer;
  }

  #pipe(to: CallRouter, at: RouterAddress): Promise<Pipe> {
    const key = `${to.id} ${at.routerId}`;
    const pipe = this.#opened.get(key) ?? this.#ask(to, at, key);
    this.#opened.set(key, pipe);
    pipe.catch(() => this.#opened.delete(key));
    return pipe;
  }

  async #ask(to: CallRouter, { node, routerId }: RouterAddress, key: string): Promise<Pipe> {
    const { nodes } = this.#options;
    const transport = await to.createPipe();
    const body = { routerId, to: { node: nodes.self, routerId: to.id }, end: endOf(transport) };
    try {
      const { pipeId, end } = (await nodes.ask(node, 'pipe:open', body)) as { pipeId: string; end: PipeEnd };
      await transport.connect(end as Parameters<typeof transport.connect>[0]);
      transport.observer.once('close', () => {
        this.#opened.delete(key);
        nodes.tell(node, 'pipe:close', { pipeId });
      });
      return { id: pipeId, transport };
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  async #open({ routerId, to, end }: { routerId: string; to: RouterAddress; end: PipeEnd }) {
    const router = this.#options.find(routerId);
    if (!router) throw new ParleyError('unknown_media', 'This router is gone');
    const transport = await router.createPipe();
    await transport.connect(end as Parameters<typeof transport.connect>[0]);
    const pipeId = randomUUID();
    this.#served.set(pipeId, { transport, to });
    transport.observer.once('close', () => this.#served.delete(pipeId));
    return { pipeId, end: endOf(transport) };
  }

  async #send({ pipeId, producerId }: { pipeId: string; producerId: string }): Promise<Piped> {
    const served = this.#served.get(pipeId);
    if (!served) throw new ParleyError('unknown_media', 'This pipe is gone');
    const { transport, to } = served;
    const consumer = await transport.consume({ producerId });
    const changed = (change: Change) =>
      this.#options.nodes.tell(to.node, 'pipe:changed', { routerId: to.routerId, producerId, change });
    consumer.on('producerpause', () => changed('paused'));
    consumer.on('producerresume', () => changed('resumed'));
    consumer.observer.once('close', () => changed('closed'));
    const { kind, rtpParameters, producerPaused: paused } = consumer;
    return { kind, rtpParameters, paused };
  }

  async #follow({ routerId, producerId, change }: { routerId: string; producerId: string; change: Change }) {
    const producer = await this.#brought.get(`${routerId} ${producerId}`);
    if (change === 'closed') producer?.close();
    else if (change === 'paused') await producer?.pause();
    else await producer?.resume();
  }
}

function endOf({ tuple, srtpParameters }: types.PipeTransport): PipeEnd {
  return { ip: tuple.localAddress, port: tuple.localPort, srtpParameters };
}
