/** As much of ws as is used; it brings no types. */
declare module 'ws' {
  import type { IncomingMessage } from 'node:http';

  export class WebSocket {
    constructor(url: string, options: { headers: Record<string, string> });
    on(event: 'open' | 'close' | 'error', listener: () => void): this;
    on(event: 'message', listener: (data: unknown) => void): this;
    send(data: string): void;
    close(): void;
  }

  export class WebSocketServer {
    constructor(options: { host: string; port: number });
    on(event: 'connection', listener: (socket: WebSocket, request: IncomingMessage) => void): this;
    close(): void;
  }
}
