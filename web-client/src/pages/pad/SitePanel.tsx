import { padWords } from '../../i18n/pad'
import { common } from '../../i18n/common'
import type { Room, Site } from '../../protocol/room'
import { Panel } from '../../ui/kit/aria/Panel'
import { Button } from '../../ui/kit/Button'
import { Press } from '../../ui/kit/Press'
import { Tag } from '../../ui/kit/Tag'
import { capital, unitText } from '../../ui/unit'
import { Who } from '../../ui/kit/Who'
import { useWords } from '../../ui/words'
import { behind, byHand, throughText } from './group'
import type { Pad } from './use-pad'

type Props = { readonly site: Site | null; readonly room: Room; readonly pad: Pad; readonly onClose: () => void }

/** One site of the wall: who is there, how to reach them, and inviting them. */
export function SitePanel({ site, room, pad, onClose }: Props) {
  const words = useWords(padWords)
  const commonWords = useWords(common)
  const live = room.meeting.status === 'LIVE'
  if (site === null) return null
  const name = unitText(site.unit)
  const request = room.queue.find((one) => one.site === site.id)
  const { contact, head } = site
  const sites = behind(site, room)
  const hand = byHand(site)
  return (
    <Panel open title={capital(name)} close={words.close} onClose={onClose}>
      <p style={{ display: 'flex', gap: 'var(--s-2)', flexWrap: 'wrap' }}>
        {site.link === 'INTERRUPTED' ? (
          <Tag tone="bad" icon="lost">
            {words.plate.lost}
          </Tag>
        ) : null}
        {site.presence === 'DOUBTFUL' ? (
          <Tag tone="warn" icon="tri">
            {words.plate.warn}
          </Tag>
        ) : null}
        {site.link === 'OFFLINE' ? <Tag>{words.plate.offline}</Tag> : null}
        {site.presence === 'ABSENT' ? <Tag>{words.plate.absent}</Tag> : null}
        {site.through === null ? null : <Tag>{throughText(site, room, words)}</Tag>}
        {site.quality === null ? null : <Tag>{commonWords.line[site.quality]}</Tag>}
        {site.newDevice ? (
          <Tag tone="warn" icon="eye">
            {words.newDevice}
          </Tag>
        ) : null}
        {site.simulated ? <Tag>{commonWords.simulated}</Tag> : null}
      </p>
      {head === null ? null : (
        <p>
          <Who of={head} />
        </p>
      )}
      {request === undefined ? null : <p className="dim">{request.topic}</p>}
      {contact === null ? null : (
        <p>
          {words.contact}: {contact.name}{' '}
          {contact.phone === null ? null : <a href={`tel:${contact.phone.replace(/\s/g, '')}`}>{contact.phone}</a>}
        </p>
      )}
      {sites.length === 0 ? null : (
        <p>
          {words.standsFor(sites.length)}: {sites.map((one) => unitText(one.unit)).join(', ')}
        </p>
      )}
      {hand.present ? (
        <Press
          look="plain"
          icon="check"
          state={pad.press(`confirm ${site.id}`)}
          cannot={!live}
          onPress={() => void pad.run(`confirm ${site.id}`, { type: 'confirmPresence', site: site.id })}
        >
          {words.confirmPresence}
        </Press>
      ) : null}
      {hand.absent ? (
        <Press
          look="plain"
          icon="cross"
          state={pad.press(`absent ${site.id}`)}
          cannot={!live}
          onPress={() => void pad.run(`absent ${site.id}`, { type: 'markAbsent', site: site.id })}
        >
          {words.markAbsent}
        </Press>
      ) : null}
      {site.technicianCalled === null ? null : (
        <Press
          look="plain"
          icon="phone"
          state={pad.press(`answer ${site.id}`)}
          onPress={() => void pad.run(`answer ${site.id}`, { type: 'answerTechnicianCall', site: site.id })}
        >
          {words.technicianCalled(capital(name))}: {words.answered}
        </Press>
      )}
      {live && site.link === 'CONNECTED' && room.meeting.relay?.site !== site.id ? (
        <Press
          look="plain"
          icon="cam"
          state={pad.press(`relay ${site.id}`)}
          onPress={() => {
            void pad.run(`relay ${site.id}`, { type: 'beginRelay', site: site.id })
            onClose()
          }}
        >
          {words.relayFrom}
        </Press>
      ) : null}
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 'var(--s-2)' }}>
        <Press
          look="do"
          icon="mic"
          state={pad.press(`invite ${site.id}`)}
          cannot={!live}
          onPress={() => {
            pad.invite(site.id, request?.id)
            onClose()
          }}
        >
          {words.inviteSite}
        </Press>
        <Button
          icon="wait"
          cannot={!live}
          onPress={() => {
            void pad.run(`call ${site.id}`, {
              type: 'callNext',
              site: site.id,
              ...(request === undefined ? {} : { request: request.id }),
            })
            onClose()
          }}
        >
          {words.callSite}
        </Button>
      </div>
    </Panel>
  )
}
