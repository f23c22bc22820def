import type { Meeting, Request, Room, Site } from '../../protocol/room'

/** Rooms for tests: an open meeting at 08:47 with nothing the matter, changed by what a test is about. */
export const at = (time: string): string => `2026-11-23T${time}Z`
export const now = Date.parse(at('01:47:00'))

export function aSite(name: string, change: Partial<Site> = {}): Site {
  return {
    id: name,
    unit: { id: `u-${name}`, type: 'xã', name },
    name: `xã ${name}`,
    number: null,
    link: 'CONNECTED',
    linkSince: at('00:30:00'),
    presence: 'PRESENT',
    headcount: 12,
    head: null,
    seated: true,
    newDevice: false,
    simulated: true,
    contact: null,
    check: null,
    technicianCalled: null,
    seatRequest: null,
    quality: 'GOOD',
    declined: null,
    through: null,
    standsFor: null,
    ...change,
  }
}

export function aRequest(site: string, change: Partial<Request> = {}): Request {
  return {
    id: `r-${site}`,
    site,
    speaker: { person: null, name: 'Bế Văn Ngẫm', position: 'Chủ tịch UBND xã' },
    topic: 'Hồ chứa',
    since: at('01:41:00'),
    deferred: false, silentFor: 0,
    ...change,
  }
}

export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    conference: 'c1',
    title: 'Giao ban',
    kind: 'giao ban',
    from: at('01:00:00'),
    to: at('03:30:00'),
    status: 'LIVE',
    opened: at('01:00:00'),
    closed: null,
    mode: 'MODERATED',
    chair: { account: 'a1', name: 'Đỗ Khắc Thiệu', position: 'Chủ tịch', epoch: 1, lost: null, insteadOf: null },
    operators: [],
    talkKey: null,
    agenda: [
      { title: 'Một', minutes: 20 },
      { title: 'Hai', minutes: 40 },
    ],
    agendaItem: 1,
    agendaSince: null,
    mainLostSince: null,
    mainSite: 'main',
    floor: null,
    screen: null,
    relay: null,
    called: null,
    minutesPerSpeaker: 5,
    stage: 'main',
    recording: { id: 'rec', state: 'RECORDING', since: at('01:00:00'), reason: null },
    technicianPhone: null,
    simulated: true,
    invitationNumber: null,
    ...change,
  }
}

export function aFloor(site: string): NonNullable<Meeting['floor']> {
  return {
    grant: 1,
    site,
    speaker: { person: null, name: 'Nguyễn Thị Thược', position: 'Chủ tịch UBND xã' },
    request: null,
    topic: null,
    since: at('01:44:41'),
    until: at('01:49:41'),
    undoableUntil: at('01:44:51'),
  }
}

export function aRoom(change: Partial<Room> = {}): Room {
  const main = aSite('main', { unit: { id: 'u-main', type: '', name: 'Trung tâm' } })
  return {
    position: 1,
    meeting: aMeeting(),
    queue: [],
    notes: [],
    lobby: [],
    staff: [],
    ...change,
    sites: [main, ...(change.sites ?? [])],
  }
}
