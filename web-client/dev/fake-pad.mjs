// The pad's mock-up as a room on the wire, and what the pad's commands do to it.
import { communes } from './fake-province.mjs'

const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const conference = id(1)
export const me = { account: id(50), name: 'Trần Thị Ngẫu' }
const main = id(10)
const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString()
const person = (name, position) => ({ person: null, name, position })

const presence = { 'Lũng Cẩu': 'DOUBTFUL' }
const lost = { 'Nậm Khuổi': 0.63, 'Quần đảo Nghiêng Sơn': 1.2 }
const people = {
  'Kỳ Thượng': person('Bà Nguyễn Thị Thược', 'Chủ tịch UBND xã'),
  'Hòa Khê': person('Ông Hoàng Đình Nghiễm', 'Phó Chủ tịch UBND phường'),
  'Thượng Nguyễn Khê': person('Ông Lường Văn Nhuệ', 'Chủ tịch UBND xã'),
  'Hải Trạch': person('Bà Phan Thị Mỹ Ngưỡng', 'Phó Chủ tịch'),
  'Quỳnh Lễ': person('Ông Đỗ Trọng Thuật', 'Bí thư Đảng ủy'),
  'Pò Ngẫn': person('Ông Bế Văn Ngẫm', 'Chủ tịch UBND xã'),
}
const topics = [
  ['Hòa Khê', 'Ngập úng tuyến Nguyễn Khuê, đề nghị hỗ trợ máy bơm', 8],
  ['Thượng Nguyễn Khê', 'Sạt lở bản Cốc Lùng', 12],
  ['Hải Trạch', 'Kè biển đoạn K3 đến K5', 6],
  ['Quỳnh Lễ', 'Vật tư dự phòng', 4],
  ['Pò Ngẫn', 'Hồ chứa Pò Ngẫn Thượng', 1],
]

const siteOf = ({ type, name }, index) => ({
  id: id(200 + index),
  unit: { id: id(1200 + index), type, name },
  name: `${type} ${name}`,
  link: name in lost ? 'INTERRUPTED' : 'CONNECTED',
  linkSince: at(-(lost[name] ?? 40)),
  presence: presence[name] ?? (name in lost ? 'DOUBTFUL' : 'PRESENT'),
  headcount: 12,
  head: people[name] ?? null,
  seated: true,
  simulated: true,
  newDevice: false,
  contact: { name: 'Vi Văn Ngọ', phone: '0200 555 0171' },
  quality: 'GOOD',
})

/** One meeting that answers commands; `scene` is how it stands at first. */
export function startMeeting(scene) {
  const sites = communes.map(siteOf)
  for (const site of sites) if (site.unit.name in lost) site.presence = 'PRESENT'
  const named = (name) => sites.find((site) => site.unit.name === name)
  const queue = topics.map(([name, topic, minutes], index) => ({
    id: id(100 + index),
    site: named(name).id,
    speaker: people[name],
    topic,
    since: at(-minutes),
    deferred: false,
    silentFor: index === 1 ? 12 : 0,
  }))
  const floorOf = (site, speaker, minutes) => ({
    grant: Math.floor(Math.random() * 1e6),
    site,
    speaker,
    request: null,
    topic: null,
    since: at(-minutes),
    until: at(5 - minutes),
    undoableUntil: at(-minutes + 1 / 6),
  })
  const meeting = {
    conference,
    title: 'Giao ban phòng, chống thiên tai tháng 11',
    kind: 'giao ban',
    from: at(-47),
    to: at(90),
    status: 'LIVE',
    opened: at(-47.2),
    mode: 'MODERATED',
    chair: { account: id(51), name: 'ông Đỗ Khắc Thiệu', position: 'Phó Chủ tịch UBND tỉnh', epoch: 1 },
    operators: [me, { account: id(52), name: 'Trần Thị Ngẫu' }],
    agenda: [
      { title: 'Khai mạc', minutes: 20 },
      { title: 'Công tác hộ đê và vận hành hồ chứa', minutes: 40 },
      { title: 'Ý kiến các sở', minutes: 30 },
      { title: 'Kết luận', minutes: 10 },
    ],
    agendaItem: 1,
    agendaSince: at(-27.5),
    mainSite: main,
    floor: floorOf(named('Kỳ Thượng').id, people['Kỳ Thượng'], 2.32),
    called: { site: queue[0].site, request: queue[0].id, since: at(-1) },
    minutesPerSpeaker: 5,
    stage: named('Kỳ Thượng').id,
    recording: { id: id(70), state: 'RECORDING', since: at(-47.2) },
    simulated: false,
  }
  const room = {
    conference,
    title: meeting.title,
    from: meeting.from,
    status: 'LIVE',
    position: 100,
    meeting,
    queue,
    sites: [
      { ...siteOf({ type: 'tỉnh', name: 'Hải Lâm' }, 900), id: main, linkSince: at(-50) },
      ...sites,
    ],
    notes: [{ id: id(80), kind: 'TASK', text: 'Sở Nông nghiệp và Môi trường cấp rọ đá trước 12/03/2026.', at: at(-3), site: null, grant: null }],
    lobby: [],
    staff: [me, { account: id(53), name: 'Vi Thị Nhuần' }],
  }
  const queueOut = (request) => {
    room.queue = room.queue.filter((one) => one.id !== request)
  }
  const grant = ({ site, request, speaker }) => {
    const asked = room.queue.find((one) => one.id === request)
    meeting.floor = floorOf(site, speaker ?? asked?.speaker ?? person('Người phát biểu', ''), 0)
    meeting.stage = site
    if (meeting.called?.site === site) meeting.called = null
    queueOut(request)
  }
  const acts = {
    grantFloor: grant,
    callNext: ({ site, request }) => (meeting.called = { site, request: request ?? null, since: at(0) }),
    extendFloor: ({ minutes }) => (meeting.floor.until = new Date(Date.parse(meeting.floor.until) + minutes * 60_000).toISOString()),
    revokeFloor: () => ((meeting.floor = null), (meeting.stage = main)),
    returnToMain: () => ((meeting.floor = null), (meeting.stage = main)),
    undoGrant: () => ((meeting.floor = null), (meeting.stage = main)),
    defer: ({ request }) => {
      const asked = room.queue.find((one) => one.id === request)
      queueOut(request)
      room.queue.push({ ...asked, deferred: true })
      if (meeting.called?.request === request) meeting.called = null
    },
    reorder: ({ order }) => (room.queue = order.map((one) => room.queue.find((each) => each.id === one))),
    changeMode: ({ mode }) => (meeting.mode = mode),
    startAgendaItem: ({ item }) => Object.assign(meeting, { agendaItem: item, agendaSince: at(0) }),
    takeChair: () => (meeting.chair = { ...meeting.chair, ...me, epoch: 2, lost: null, insteadOf: { account: meeting.chair.account, name: meeting.chair.name } }),
    holdTalkKey: () => (meeting.talkKey = me.account),
    releaseTalkKey: () => (meeting.talkKey = null),
    decline: ({ request }) => queueOut(request),
    correctSpeaker: ({ speaker }) => (meeting.floor = { ...meeting.floor, speaker: person(speaker.name, speaker.position) }),
    correctNote: ({ note, text }) => (room.notes = room.notes.map((one) => (one.id === note ? { ...one, text } : one))),
    openMeeting: () => ((meeting.status = 'LIVE'), (meeting.opened = at(0))),
    closeMeeting: () => ((meeting.status = 'CLOSED'), (meeting.closed = at(0))),
    nameOperator: ({ account }) => (meeting.operators = [...meeting.operators, { account, name: 'Vi Thị Nhuần' }]),
    dismissOperator: ({ account }) => (meeting.operators = meeting.operators.filter((one) => one.account !== account)),
    writeNote: ({ note, kind, text }) => (room.notes = [...room.notes, { id: note, kind, text, at: at(0), site: null, grant: null }]),
    removeNote: ({ note }) => (room.notes = room.notes.filter((one) => one.id !== note)),
    admit: ({ knock }) => (room.lobby = room.lobby.filter((one) => one.id !== knock)),
    refuse: ({ knock }) => (room.lobby = room.lobby.filter((one) => one.id !== knock)),
  }
  const scenes = {
    empty: () => ((room.queue = []), (meeting.called = null), (meeting.floor = null), (meeting.stage = main)),
    scheduled: () => Object.assign(meeting, { status: 'SCHEDULED', floor: null, called: null, opened: null, recording: null, from: at(12) }),
    lost: () => (named('Kỳ Thượng').link = 'INTERRUPTED'),
    stopped: () => (meeting.recording = { id: id(70), state: 'STOPPED', since: at(-1), reason: 'disk' }),
    granted: () => (meeting.floor = floorOf(meeting.floor.site, meeting.floor.speaker, 0.02)),
    lobby: () => (room.lobby = [{ id: id(90), why: 'DELEGATE', site: named('An Khế').id, name: 'Bà Lê Thị Nhượng', position: 'Phó Giám đốc Sở' }]),
    refused: () => undefined,
    'chair-lost': () => ((meeting.chair.lost = { since: at(-0.3), offeredFrom: at(0.2) }), (meeting.mainLostSince = at(-0.3))),
    'chair-offered': () => ((meeting.chair.lost = { since: at(-0.9), offeredFrom: at(-0.4) }), (meeting.mainLostSince = at(-0.9))),
    'chair-back': () => (meeting.chair = { ...meeting.chair, account: id(52), name: 'Trần Thị Ngẫu', epoch: 2, insteadOf: me }),
    acting: () => (meeting.chair = { ...meeting.chair, ...me, epoch: 2, insteadOf: { account: id(51), name: 'ông Đỗ Khắc Thiệu' } }),
    'main-lost': () => Object.assign(meeting, { floor: null, stage: main, mainLostSince: at(-0.6) }),
    discussion: () => (meeting.mode = 'DISCUSSION'),
    talked: () => (meeting.talkKey = id(52)),
  }
  scenes[scene]?.()
  return {
    room,
    /** Null when done, else the refusal. */
    run(command) {
      if (scene === 'refused') return { code: 'stale-epoch', params: { holder: 'Bà Trần Thị Ngẫu', epoch: 2 } }
      const act = acts[command.type]
      if (act === undefined) return { code: 'bad-message', params: { field: 'command.type' } }
      act(command)
      room.position++
      return null
    },
  }
}
