import type { Room, Site } from '../protocol/room'
import { unitText } from './unit'

/** Whose turn a picture shows: one call may stand for several sites, and what is seen bears the name of the call's own. */
export function turnOf(room: Room, seen: Site | null): Site | null {
  const stage = room.sites.find((site) => site.id === room.meeting.stage)
  return stage !== undefined && seen !== null && stage.through === seen.id ? stage : seen
}

/** Who speaks in a discussion, by name; elsewhere the floor says it. */
export function talkingIn(room: Room, talking: string | null): string | null {
  const site = room.meeting.mode === 'DISCUSSION' ? room.sites.find((one) => one.id === talking) : undefined
  return site === undefined ? null : unitText(site.unit)
}

/** The site's name, and beside it that of the site by whose call it is seen. */
export function nameOnPicture(room: Room, site: Site): string {
  const line = room.sites.find((one) => one.id === site.through)
  return line === undefined ? unitText(site.unit) : `${unitText(site.unit)} · ${unitText(line.unit)}`
}
