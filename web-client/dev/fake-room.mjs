// Rooms of the design's invented province, one per phase of the site's page.
const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const conference = id(1)
const me = id(11)
const main = id(10)
const ahead = id(12)
const speaking = id(13)

const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString()

const site = (siteId, type, name, more = {}) => ({
  id: siteId,
  unit: { id: id(1000 + Number(siteId.slice(-3))), type, name },
  link: 'CONNECTED',
  linkSince: at(-30),
  presence: 'PRESENT',
  headcount: 12,
  seated: true,
  simulated: false,
  ...more,
})

const person = (name, position) => ({ person: null, name, position })
const head = person('Ông Lường Văn Nhuệ', 'Chủ tịch UBND xã')

const request = (n, siteId, name, topic) => ({
  id: id(100 + n),
  site: siteId,
  speaker: person(name, 'Chủ tịch UBND'),
  topic,
  since: at(-5),
  deferred: false,
})

const floorOf = (siteId, speaker) => ({
  grant: 3,
  site: siteId,
  speaker,
  request: null,
  topic: 'Sạt lở bản Cốc Lùng',
  since: at(-2.3),
  until: at(2.7),
  undoableUntil: at(-2.1),
})

function room({ meeting = {}, queue = [], mine = {} } = {}) {
  const whole = {
    conference,
    title: 'Giao ban phòng, chống thiên tai tháng 11',
    kind: 'giao ban',
    from: at(-31),
    to: at(90),
    status: 'LIVE',
    opened: at(-30),
    mode: 'MODERATED',
    chair: { account: id(50), name: 'Ông Đỗ Khắc Thiệu', position: 'Phó Chủ tịch UBND tỉnh', epoch: 1 },
    operators: [],
    agenda: [],
    agendaItem: 0,
    mainSite: main,
    minutesPerSpeaker: 5,
    stage: main,
    recording: { id: 'r', state: 'RECORDING', since: at(-30) },
    technicianPhone: '0200 555 0123',
    simulated: false,
    ...meeting,
  }
  return {
    conference,
    title: whole.title,
    from: whole.from,
    status: whole.status,
    position: 100,
    meeting: whole,
    queue,
    sites: [
      site(main, 'tỉnh', 'Hải Lâm', { number: 1 }),
      site(me, 'xã', 'Thượng Nguyễn Khê', { number: 2, head, ...mine }),
      site(ahead, 'phường', 'Hòa Khê', { number: 3, simulated: true }),
      site(speaking, 'xã', 'Kỳ Thượng', { number: 4, simulated: true }),
    ],
  }
}

const soon = { status: 'SCHEDULED', from: at(18), opened: null, chair: null, recording: null }
const mine = request(3, me, head.name, 'Sạt lở bản Cốc Lùng')
const queue = [request(1, ahead, 'Ông Hoàng Đình Nghiễm', 'Ngập úng'), request(2, speaking, 'Bà Nguyễn Thị Thược', 'Đê'), mine]

/** By the link's token: what the device is told, and what it is asked to send. */
export const scenes = {
  check: { room: room({ meeting: soon, mine: { presence: 'EXPECTED', head: null } }) },
  report: { room: room({ meeting: soon, mine: { presence: 'SIGNAL_OK' } }) },
  degraded: { room: room({ meeting: soon, mine: { presence: 'SIGNAL_DEGRADED', head: null } }) },
  opening: { room: room({ meeting: soon }) },
  register: { room: room() },
  waiting: {
    room: room({ meeting: { floor: floorOf(ahead, person('Ông Hoàng Đình Nghiễm', 'Chủ tịch UBND phường')), stage: ahead }, queue }),
  },
  called: {
    room: room({
      meeting: {
        floor: floorOf(speaking, person('Bà Nguyễn Thị Thược', 'Chủ tịch UBND xã')),
        stage: speaking,
        called: { site: me, request: mine.id, since: at(-1) },
      },
      queue: [mine],
    }),
  },
  speaking: { room: room({ meeting: { floor: floorOf(me, head), stage: me } }), send: { microphone: true, camera: ['h'], screen: false } },
  lost: {
    room: room({ meeting: { floor: floorOf(ahead, person('Ông Hoàng Đình Nghiễm', '')), stage: ahead }, queue }),
    thenDrop: true,
  },
  choose: { seat: 'CHOOSE', doorstep: true, room: room() },
  asked: { room: room({ mine: { seatRequest: { device: 'd', refusableUntil: at(0.33) } } }) },
  watching: { seat: 'WATCHING', room: room() },
  moved: { room: room(), bye: 'moved-to-other-device' },
  lobby: { seat: 'LOBBY', doorstep: true, room: room() },
  closed: { room: room({ meeting: { status: 'CLOSED', closed: at(-1), stage: null } }) },
  discussion: { room: room({ meeting: { mode: 'DISCUSSION' } }), levels: { levels: { [main]: 40, [ahead]: 96 }, speaking: ahead } },
  main: { site: main, room: room(), send: { microphone: true, camera: ['h'], screen: false } },
  refused: { room: room(), devices: 'NotAllowedError' },
  busy: { room: room(), devices: 'NotReadableError' },
  unsupported: { room: room(), devices: 'none', seat: 'WATCHING' },
  code: {
    room: room({ meeting: { floor: floorOf(ahead, person('Ông Hoàng Đình Nghiễm', '')), stage: ahead }, queue }),
    thenDrop: true,
    press: 'Chuyển sang điện thoại (mã QR)',
  },
  killed: { link: { status: 410, code: 'link-killed' } },
  early: { link: { status: 425, code: 'not-yet', params: { opens: at(600) } } },
}

export const self = me
