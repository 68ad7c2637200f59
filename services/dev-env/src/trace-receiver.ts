import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventually } from './eventually.ts';

interface OtlpAttribute {
  key: string;
  value: { stringValue?: string; intValue?: number };
}

interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  attributes: OtlpAttribute[];
}

interface OtlpTraces {
  resourceSpans: { resource: { attributes: OtlpAttribute[] }; scopeSpans: { spans: OtlpSpan[] }[] }[];
}

/** A span, and the process that told of it. */
export interface ReceivedSpan extends OtlpSpan {
  /** For example `chat-1`. */
  node: string;
}

/** Takes traces as an OpenTelemetry collector does (OTLP over HTTP, JSON), and keeps them to be looked at. */
export class TraceReceiver {
  readonly spans: ReceivedSpan[] = [];
  readonly #server = http.createServer((request, response) => {
    void text(request).then(body => {
      this.#take(JSON.parse(body) as OtlpTraces);
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  });

  /** Resolves with its address. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** The spans of a trace, as soon as they satisfy `complete`. */
  trace(traceId: string, complete: (spans: ReceivedSpan[]) => boolean): Promise<ReceivedSpan[]> {
    return eventually(() => {
      const spans = this.spans.filter(span => span.traceId === traceId);
      if (complete(spans)) return spans;
      throw new Error(`trace ${traceId}: ${spans.map(({ node, name }) => `${node}: ${name}`).join(', ')}`);
    });
  }

  #take({ resourceSpans }: OtlpTraces): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const node = resource.attributes.find(({ key }) => key === 'service.instance.id')?.value.stringValue ?? '';
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) this.spans.push({ ...span, node });
    }
  }
}
