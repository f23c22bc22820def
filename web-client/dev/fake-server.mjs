// A scripted server without media: plays one scene per link, to look at the site's page. /v#waiting opens the scene "waiting".
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { WebSocketServer } from 'ws'
import { conference, scenes, self } from './fake-room.mjs'

const dist = new URL('../dist/', import.meta.url)
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

function api(request, body, answer) {
  const path = request.url.replace('/api/v1', '')
  const problem = ({ status, code, params = {} }) => answer(status, { type: 'about:blank', title: code, status, code, params })
  if (path === '/office') return answer(200, { name: 'Văn phòng UBND tỉnh Hải Lâm', sample: true, languages: ['vi', 'en'] })
  if (path === '/site-sessions') {
    const { token } = JSON.parse(body)
    const scene = scenes[token]
    if (scene === undefined) return problem({ status: 404, code: 'link-unknown' })
    if (scene.link !== undefined) return problem(scene.link)
    return answer(201, { deviceSession: token, device: 'd', conference, site: self, expires: '2027-01-01T00:00:00Z' })
  }
  if (path === '/site-sessions/current') {
    return answer(200, {
      conference: { id: conference, title: 'Giao ban', from: '2026-11-30T01:00:00Z', to: '2026-11-30T03:00:00Z', status: 'LIVE' },
      site: { id: self, unit: { id: self, type: 'xã', name: 'Thượng Nguyễn Khê' } },
      technicianPhone: '0200 555 0123',
    })
  }
  return problem({ status: 404, code: 'not-found' })
}

function page(request, response) {
  const path = request.url.split('?')[0]
  const file = path === '/v' ? 'v.html' : path.startsWith('/assets/') ? path.slice(1) : 'index.html'
  try {
    const data = readFileSync(new URL(file, dist))
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(data)
  } catch {
    response.writeHead(404).end()
  }
}

function talk(socket) {
  socket.on('message', (data) => {
    const message = JSON.parse(data)
    const say = (reply) => socket.send(JSON.stringify(reply))
    if (message.type === 'hello') return greet(socket, say, scenes[message.deviceSession], message)
    if (message.type === 'ping') return say({ type: 'pong', at: message.at, now: new Date().toISOString() })
    if (message.type === 'command') return say({ type: 'done', id: message.id, position: 101 })
  })
}

function greet(socket, say, scene, hello) {
  if (scene.dropped === true) return socket.terminate()
  const { conference: c, title, from, status, position } = scene.room
  const watches = scene.bye !== undefined && !hello.publishes
  const seat = watches ? 'WATCHING' : (scene.seat ?? 'SEATED')
  say({
    type: 'welcome',
    version: 1,
    instance: 'fake',
    resume: 'r',
    now: new Date().toISOString(),
    you: { role: 'SITE', peer: 'p', site: scene.site ?? self, name: 'Thượng Nguyễn Khê', may: [], seat, simulated: false },
    plan: {
      publishes: seat === 'SEATED',
      cameraLayers: [{ rid: 'h', scaleDownBy: 1, maxBitrate: 1500000 }],
      audioSlots: 3,
      videoSlots: 1,
      videoCodecs: ['VP8'],
    },
    room: scene.doorstep === true ? { conference: c, title, from, status, position } : scene.room,
  })
  if (scene.levels !== undefined) say({ type: 'levels', ...scene.levels })
  if (scene.send !== undefined) say({ type: 'send', ...scene.send })
  if (scene.bye !== undefined && !watches) say({ type: 'bye', code: scene.bye })
  if (scene.thenDrop === true) {
    setTimeout(() => {
      scene.dropped = true
      socket.terminate()
    }, 500)
  }
}

/** Starts on a free port of this machine unless one is given. */
export function startFakeServer(port = 0) {
  const server = createServer((request, response) => {
    if (!request.url.startsWith('/api/')) return page(request, response)
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () =>
      api(request, body, (status, value) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))),
    )
  })
  new WebSocketServer({ server, path: '/ws' }).on('connection', talk)
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve({ port: server.address().port, close: () => server.close() })))
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { port } = await startFakeServer(Number(process.argv[2] ?? 8099))
  process.stdout.write(`http://127.0.0.1:${port}/v#register (${Object.keys(scenes).join(', ')})\n`)
}
