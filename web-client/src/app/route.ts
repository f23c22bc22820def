/** The staff pages by address. */
export type Route =
  | { page: 'start' }
  | { page: 'login'; next: string }
  | { page: 'setup' }
  | { page: 'pad'; conference: string }
  | { page: 'schedule'; week: string | null; conference: string | null }
  | { page: 'archive'; conference: string | null; query: string; at: number | null }
  | { page: 'cameras' }
  | { page: 'lines'; conference: string }
  | { page: 'rooms'; conference: string }
  | { page: 'board' }
  | { page: 'system' }
  | { page: 'erase' }
  | { page: 'home' }
  | { page: 'unknown' }

/** Reads an address: path and query, no fragment. */
export function routeOf(path: string, search: string): Route {
  const query = new URLSearchParams(search)
  const [first, second, ...rest] = path.split('/').filter((part) => part !== '')
  if (first === undefined) return { page: 'home' }
  if (rest.length > 0) return { page: 'unknown' }
  switch (first) {
    case 'start':
      return { page: 'start' }
    case 'dang-nhap':
      return { page: 'login', next: safeNext(query.get('next')) }
    case 'setup':
      return { page: 'setup' }
    case 'pad':
      return second === undefined ? { page: 'unknown' } : { page: 'pad', conference: second }
    case 'lich':
      return { page: 'schedule', week: query.get('tuan'), conference: second ?? null }
    case 'ho-so':
      return {
        page: 'archive',
        conference: second ?? null,
        query: query.get('q') ?? '',
        at: numberOrNull(query.get('t')),
      }
    case 'may-quay':
      return { page: second === undefined ? 'cameras' : 'unknown' }
    case 'duong-truyen':
      return second === undefined ? { page: 'unknown' } : { page: 'lines', conference: second }
    case 'phong-hop':
      return second === undefined ? { page: 'unknown' } : { page: 'rooms', conference: second }
    case 'thiet-bi':
      return { page: second === undefined ? 'board' : 'unknown' }
    case 'tinh-trang':
      return { page: second === undefined ? 'system' : 'unknown' }
    case 'xoa-nguoi':
      return { page: second === undefined ? 'erase' : 'unknown' }
    default:
      return { page: 'unknown' }
  }
}

/** An address of our own to go to after signing in; anything else would let a link send people elsewhere. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/'
}

function numberOrNull(text: string | null): number | null {
  const value = text === null || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
