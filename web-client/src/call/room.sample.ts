import type { Floor, Meeting, Request, Room, Site } from '../protocol/room'

/** Rooms for tests. */
export const hall = site('hall')
export const me = site('me')
export const other = site('other')

export function site(id: string, more: Partial<Site> = {}): Site {
  return {
    id,
    unit: { id: `unit-${id}`, type: 'xã', name: id },
    name: null,
    number: null,
    link: 'CONNECTED',
    linkSince: null,
    presence: 'PRESENT',
    headcount: 1,
    head: null,
    seated: true,
    newDevice: false,
    simulated: false,
    contact: null,
    check: null,
    technicianCalled: null,
    seatRequest: null,
    quality: null,
    declined: null,
    through: null,
    standsFor: null,
    ...more,
  }
}

export function request(id: string, of: string, more: Partial<Request> = {}): Request {
  const speaker = { person: null, name: 'A', position: '' }
  return { id, site: of, speaker, topic: '', since: '2026-11-30T01:00:00Z', deferred: false, silentFor: 0, ...more }
}

export function floor(of: string, until = '2026-11-30T01:05:00Z'): Floor {
  return {
    grant: 1,
    site: of,
    speaker: { person: null, name: 'A', position: '' },
    request: null,
    topic: null,
    since: '2026-11-30T01:00:00Z',
    until,
    undoableUntil: '2026-11-30T01:00:10Z',
  }
}

export function room(meeting: Partial<Meeting> = {}, parts: Partial<Room> = {}): Room {
  return {
    position: 10,
    meeting: {
      conference: 'c',
      title: 'Giao ban',
      kind: null,
      from: '2026-11-30T01:00:00Z',
      to: '2026-11-30T03:00:00Z',
      status: 'LIVE',
      opened: null,
      closed: null,
      mode: 'MODERATED',
      chair: null,
      operators: [],
      talkKey: null,
      agenda: [],
      agendaItem: null,
      agendaSince: null,
      mainLostSince: null,
      mainSite: 'hall',
      floor: null,
      screen: null,
      relay: null,
      called: null,
      minutesPerSpeaker: 5,
      stage: 'hall',
      recording: null,
      technicianPhone: null,
      simulated: false,
      invitationNumber: null,
      ...meeting,
    },
    queue: [],
    sites: [hall, me, other],
    notes: [],
    lobby: [],
    staff: [],
    ...parts,
  }
}
