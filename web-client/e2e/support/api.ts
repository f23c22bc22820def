import type { Server } from './server.js';

export interface SiteLink {
  site: string;
  unit: { name: string };
  url: string;
}

/** The HTTP API as a secretary's browser uses it. */
export class Api {
  private constructor(
    readonly server: Server,
    readonly cookie: string,
  ) {}

  /** Trades the terminal's start link for a session of everything. */
  static async start(server: Server): Promise<Api> {
    const token = server.startLink.split('#')[1];
    const response = await fetch(`${server.url}/api/v1/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ token }),
    });
    if (!response.ok) throw new Error(`start: ${response.status} ${await response.text()}`);
    const cookie = response.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
    return new Api(server, cookie);
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.server.url}/api/v1${path}`, {
      method,
      headers: { cookie: this.cookie, origin: this.server.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** A conference of now with these many member sites; gives its id and each site's link, the main site's first. */
  async conference(members: number): Promise<{ id: string; links: SiteLink[] }> {
    const sites = (await this.call<{ items: { id: string; main?: boolean }[] }>('GET', '/sites?limit=500')).items;
    const main = sites.find((s) => s.main) ?? sites[0]!;
    const others = sites.filter((s) => s !== main).slice(40, 40 + members);
    const from = new Date(Date.now() + 60_000).toISOString();
    const to = new Date(Date.now() + 3_660_000).toISOString();
    const { id } = await this.call<{ id: string }>('POST', '/conferences', {
      title: 'Giao ban thử nghiệm',
      kind: 'giao ban',
      from,
      to,
      mainSite: main.id,
      sites: others.map((s) => s.id),
      secrecy: 'THUONG',
    });
    const links = (await this.call<{ items: SiteLink[] }>('GET', `/conferences/${id}/links`)).items;
    const rank = (l: SiteLink): number => [main.id, ...others.map((s) => s.id)].indexOf(l.site);
    return { id, links: links.sort((a, b) => rank(a) - rank(b)) };
  }
}
