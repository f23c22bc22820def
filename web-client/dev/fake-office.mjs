// What the HTTP API answers to the staff's pages: the design's week, its archive, its start page.
import { communes } from './fake-province.mjs'
import { conference } from './fake-pad.mjs'

const id = (n) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`
const list = (items) => ({ items, next: null })
const zone = 7 * 3_600_000
const dayMs = 86_400_000
const monday = (() => {
  const today = Math.floor((Date.now() + zone) / dayMs)
  return (today - ((today + 3) % 7)) * dayMs - zone
})()
const on = (day, hours) => new Date(monday + day * dayMs + hours * 3_600_000).toISOString()

const halls = ['Hội trường lớn', 'Phòng họp số 1', 'Phòng họp số 2', 'Hội trường Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh']
const agencies = ['Sở Tài chính', 'Sở Xây dựng', 'Sở Y tế', 'Công an tỉnh', 'Văn phòng Tỉnh ủy'].map((name, n) => ({ id: id(400 + n), type: 'sở', name }))
const units = communes.map(({ type, name }, n) => ({ id: id(200 + n), type, name }))
const sites = [
  ...communes.map(({ type, name }, n) => ({ id: id(600 + n), name: `${type} ${name}`, unit: units[n] })),
  ...halls.map((name, n) => ({ id: id(800 + n), name, unit: { id: id(900 + n), type: '', name: 'Văn phòng UBND tỉnh' } })),
]
const week = [
  [0, 0, 8, 10.5, 'Giao ban phòng, chống thiên tai tháng 11', 'LIVE'],
  [0, 2, 8, 11, 'Sở Tài chính, dự toán 2027', 'SCHEDULED'],
  [0, 3, 14, 16.5, 'Tập huấn chữ ký số', 'SCHEDULED'],
  [1, 0, 14, 15.5, 'Thường trực UBND tỉnh', 'CLOSED'],
  [1, 1, 8, 9.5, 'Họp giải phóng mặt bằng', 'SCHEDULED'],
  [2, 4, 14, 15, 'Rà soát thủ tục', 'SCHEDULED'],
  [3, 2, 14, 17, 'Giám sát đầu tư công', 'SCHEDULED'],
].map(([hall, day, from, to, title, status], n) => ({
  id: n === 0 ? conference : id(100 + n),
  title,
  kind: 'giao ban',
  from: on(day, from),
  to: on(day, to),
  status,
  mainSite: { id: id(800 + hall), name: halls[hall] },
  room: null,
  participants: n === 0 ? 119 : 12,
  sites: n === 0 ? 104 : 3,
  organiser: 'Văn phòng UBND tỉnh',
}))

const planOf = (line) => ({
  ...line,
  mainSite: sites.find((site) => site.id === line.mainSite.id),
  sites: sites.slice(0, 104),
  participants: [...units, ...agencies],
  chair: { person: id(1), name: 'Ông Đỗ Khắc Thiệu', position: 'Phó Chủ tịch UBND tỉnh' },
  agenda: [{ title: 'Công tác hộ đê', minutes: 40 }],
  joinPolicy: 'LINK',
  minutesPerSpeaker: 5,
  invitationNumber: '41/GM-UBND',
  secrecy: 'THUONG',
})

const marchStart = '2026-03-09T01:00:00Z'
const unit = (name) => units.find((one) => one.name === name) ?? agencies.find((one) => one.name === name)
const speech = (name, from, seconds, speaker, position) => ({
  grant: from,
  site: id(1),
  unit: unit(name),
  speaker: { name: speaker, position },
  topic: null,
  start: new Date(Date.parse(marchStart) + from * 1000).toISOString(),
  end: new Date(Date.parse(marchStart) + (from + seconds) * 1000).toISOString(),
  offsetSeconds: from,
})
const speeches = [
  speech('Sở Tài chính', 3, 5, 'Ông Phan Hữu Ngưỡng', 'Giám đốc'),
  speech('Kỳ Thượng', 8, 8, 'Bà Nguyễn Thị Thược', 'Chủ tịch UBND xã'),
  speech('Hải Trạch', 22, 4, 'Bà Phan Thị Mỹ Ngưỡng', 'Phó Chủ tịch'),
  speech('Quỳnh Lễ', 26, 4, 'Ông Đỗ Trọng Thuật', 'Bí thư Đảng ủy'),
]
const note = (n, seconds, kind, text) => ({ id: id(50 + n), kind, text, at: marchStart, offsetSeconds: seconds })
const file = {
  conference: {
    id: id(3),
    title: 'Giao ban phòng, chống thiên tai tháng 3',
    from: marchStart,
    to: '2026-03-09T03:04:00Z',
    opened: marchStart,
    closed: '2026-03-09T03:04:00Z',
    invitationNumber: '41/GM-UBND',
  },
  speeches,
  notes: [
    note(1, 7, 'NOTE', 'Chủ trì mời xã Kỳ Thượng.'),
    note(2, 10, 'NOTE', 'Đoạn đê điều K3 đến K5 sạt 40 mét, xã đã cắm biển và trực đêm.'),
    note(3, 13, 'NOTE', 'Đề nghị 200 rọ đá, 2 máy xúc.'),
    note(4, 24, 'TASK', 'Sở Nông nghiệp và Môi trường cấp rọ đá trước 12/03/2026.'),
  ],
  attendance: {
    present: 102,
    expected: 104,
    mainSite: '',
    sites: units.map((one, n) => ({ site: one.id, unit: one, presence: n < 2 ? 'ABSENT' : 'PRESENT', headcount: 12, head: null, firstConnected: null, lastSeen: null, minutesConnected: 120 })),
  },
  recording: {
    id: id(7),
    state: 'SEALED',
    segments: 3,
    seal: 'abc',
    sealedAt: '2026-03-09T04:42:00Z',
    gaps: [{ offsetSeconds: 16, seconds: 4, reason: 'server-restarted' }],
    duration: 30,
  },
  openedBy: [{ who: 'Bà Lê Thị Nhượng', at: '2026-11-22T02:00:00Z', what: 'played' }],
}
const hit = (name, offsetSeconds, speaker, position, snippet) => ({
  conference: id(3),
  title: file.conference.title,
  date: marchStart,
  kind: 'NOTE',
  grant: 1,
  unit: unit(name),
  speaker,
  position,
  offsetSeconds,
  snippet,
  recording: id(7),
})
const hits = {
  exact: [
    hit('Kỳ Thượng', 10, 'Bà Nguyễn Thị Thược', 'Chủ tịch UBND xã', [['Đoạn ', false], ['đê điều', true], [' K3 đến K5 sạt 40 mét, xã đã cắm biển và trực đêm.', false]]),
    hit('Sở Tài chính', 4, 'Ông Phan Hữu Ngưỡng', 'Giám đốc', [['Hộ ', false], ['đê điều', true], [' là việc của cấp xã trong 24 giờ đầu.', false]]),
  ],
  folded: [hit('Công an tỉnh', 27, 'Ông Bế Văn Sỹ', 'Phó Giám đốc', [['… lực lượng ', false], ['để điều', true], [' tiết giao thông qua cầu.', false]])],
}

/** Answers [status, body] or null for what it does not know. `drafts` and `sent` live as long as the server. */
export function startOffice(segments) {
  const lines = [...week]
  const find = (key) => lines.find((one) => one.id === key)
  const routes = [
    ['GET /office', () => ({ name: 'Văn phòng UBND tỉnh Hải Lâm', sample: true, languages: ['vi', 'en'] })],
    ['GET /me', () => ({ account: id(50), name: 'Trần Thị Ngẫu', username: 'ngau', grants: [{ role: 'SECRETARY', unit: units[0] }], may: [] })],
    ['POST /start', (_, { token }) => (token === 'used' ? null : { sample: { conference, communeLink: '/v#register', archiveHint: null } })],
    ['GET /start', () => ({ sample: { conference, communeLink: '/v#register', archiveHint: null }, counts: { simulated: 104, waiting: 3, lost: 2, participants: 119 } })],
    ['POST /login', () => ({})],
    ['GET /units', () => list([...units, ...agencies])],
    ['GET /sites', () => list(sites)],
    ['GET /people', () => list([{ id: id(1), name: 'Ông Đỗ Khắc Thiệu', position: 'Phó Chủ tịch UBND tỉnh' }])],
    ['GET /lists', () => list([{ id: id(11), name: 'Toàn bộ xã, phường', units: units.map((one) => one.id) }, { id: id(12), name: 'Các sở, ngành', units: agencies.map((one) => one.id) }])],
    ['GET /conferences', () => list(lines)],
    ['POST /conferences/:id/copy', (key, { weeks }) => {
      const from = find(key)
      const later = (instant) => new Date(Date.parse(instant) + weeks * 7 * dayMs).toISOString()
      const copy = { ...from, id: id(500 + lines.length), status: 'DRAFT', from: later(from.from), to: later(from.to) }
      lines.push(copy)
      return { id: copy.id, status: 'DRAFT', position: 1 }
    }],
    ['POST /conferences/:id/schedule', (key) => ((find(key).status = 'SCHEDULED'), { id: key, status: 'SCHEDULED', position: 2 })],
    ['POST /conferences/:id/move', (key, span) => (Object.assign(find(key), span), { id: key, status: 'SCHEDULED', position: 3 })],
    ['POST /conferences/:id/cancel', (key) => ((find(key).status = 'CANCELLED'), { id: key, status: 'CANCELLED', position: 4 })],
    ['PUT /conferences/:id', (key) => ({ id: key, status: 'DRAFT', position: 5 })],
    ['GET /conferences/:id', (key) => (find(key) === undefined ? null : planOf(find(key)))],
    ['GET /conferences/:id/links', () => list(units.map((one, n) => ({ site: sites[n].id, unit: one, url: 'https://h/v#x', generation: 1, seen: n % 9 !== 0, text: `Mời ${one.type} ${one.name} dự họp: https://h/v#x` })))],
    ['GET /archive/search', () => hits],
    ['GET /archive/speakers', () => ({ items: [{ person: id(11), name: 'Nguyễn Thị Thược', position: 'Chủ tịch UBND xã' }] })],
    ['GET /archive/conferences', () => list([{ id: id(3), title: file.conference.title, from: marchStart, to: file.conference.to }])],
    ['GET /archive/conferences/:id', () => file],
    ['GET /recordings/:id/segments', () => segments.map(({ bytes, ...one }) => ({ ...one, bytes: bytes.length }))],
    ['GET /recordings/:id/seal', () => ({ sealedAt: '2026-03-09T04:42:00Z', intact: true, segments: 3720, matching: 3720, broken: [] })],
  ].map(([route, act]) => {
    const [method, path] = route.split(' ')
    return { method, pattern: new RegExp(`^${path.replace(':id', '([^/]+)')}$`), act }
  })
  return (method, path, body) => {
    for (const { method: m, pattern, act } of routes) {
      const match = m === method ? pattern.exec(path) : null
      if (match !== null) return act(match[1], body)
    }
    return undefined
  }
}
