// A scripted server for the staff's pages, without media: /pad/<scene> shows a scene of the pad, the rest is one office.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { WebSocketServer } from 'ws'
import { startOffice } from './fake-office.mjs'
import { me, startMeeting } from './fake-pad.mjs'

const dist = new URL('../dist/', import.meta.url)
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

let recorded = null

/** Three self-contained pieces of one recording, each counting from zero, with a gap of 4 s before the third. */
function recordSegments() {
  recorded ??= makeSegments()
  return recorded
}

function makeSegments() {
  const folder = mkdtempSync(join(tmpdir(), 'giaoban-fake-'))
  return [0, 8, 20].map((offsetSeconds, number) => {
    const file = join(folder, `${number}.webm`)
    const seconds = number === 2 ? 10 : 8
    const picture = `testsrc2=size=320x180:rate=15:duration=${seconds}`
    const sound = `sine=frequency=${440 + 220 * number}:duration=${seconds}`
    const codecs = ['-c:v', 'libvpx', '-b:v', '200k', '-g', '15', '-c:a', 'libopus', '-shortest']
    execFileSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound, ...codecs, file])
    const url = `/api/v1/recordings/r/segments/${number}`
    const mime = 'video/webm; codecs="vp8, opus"'
    return { number, start: '', seconds, bytes: readFileSync(file), mime, url, offsetSeconds, gapBefore: number === 2 ? 4 : null }
  })
}

function page(path, response) {
  const file = path === '/v' ? 'v.html' : path.startsWith('/assets/') ? path.slice(1) : 'index.html'
  try {
    const data = readFileSync(new URL(file, dist))
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(data)
  } catch {
    response.writeHead(404).end()
  }
}

function talk(socket) {
  let meeting = null
  const say = (reply) => socket.send(JSON.stringify(reply))
  const show = () => {
    const { room } = meeting
    say({ type: 'delta', position: room.position, meeting: room.meeting, queue: room.queue, notes: room.notes, lobby: room.lobby, staff: room.staff })
  }
  socket.on('message', (data) => {
    const message = JSON.parse(data)
    if (message.type === 'ping') return say({ type: 'pong', at: message.at, now: new Date().toISOString() })
    if (message.type === 'hello') {
      meeting = startMeeting(message.conference)
      const you = { role: 'STAFF', peer: null, account: me.account, name: me.name, may: ['chair', 'operate'], simulated: false }
      say({ type: 'welcome', version: 1, instance: 'fake', resume: 'r', now: new Date().toISOString(), you, room: meeting.room })
      return say({ type: 'levels', levels: { [meeting.room.meeting.stage]: 108 }, speaking: meeting.room.sites[1].id })
    }
    if (message.type !== 'command' || meeting === null) return
    const error = meeting.run(message.command)
    if (error !== null) return say({ type: 'refused', id: message.id, error })
    say({ type: 'done', id: message.id, position: meeting.room.position })
    show()
  })
}

/** Starts on a free port of this machine unless one is given. */
export function startFakeStaff(port = 0) {
  const segments = recordSegments()
  const office = startOffice(segments)
  const server = createServer((request, response) => {
    const [path] = request.url.split('?')
    if (!path.startsWith('/api/v1')) return page(path, response)
    const segment = /\/segments\/(\d+)$/.exec(path)
    if (segment !== null) return response.writeHead(200, { 'content-type': 'video/webm' }).end(segments[Number(segment[1])].bytes)
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const answer = office(request.method, path.replace('/api/v1', ''), body === '' ? {} : JSON.parse(body))
      const known = answer !== undefined && answer !== null
      const problem = { type: 'about:blank', title: 'not found', status: 404, code: 'not-found', params: {} }
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(known ? answer : problem))
    })
  })
  new WebSocketServer({ server, path: '/ws' }).on('connection', talk)
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve({ port: server.address().port, close: () => server.close() }))
  })
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { port } = await startFakeStaff(Number(process.argv[2] ?? 8098))
  process.stdout.write(`http://127.0.0.1:${port}/start, /pad/full, /lich, /ho-so?q=de+dieu\n`)
}
