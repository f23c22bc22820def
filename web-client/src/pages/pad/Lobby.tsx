import { padWords } from '../../i18n/pad'
import type { Room } from '../../protocol/room'
import { Press } from '../../ui/kit/Press'
import { Unit } from '../../ui/kit/Unit'
import { useWords } from '../../ui/words'
import styles from './Lobby.module.css'
import { siteOf } from './next'
import type { Pad } from './use-pad'

/** Who knocks: unknown devices, delegates, lost links. */
export function Lobby({ room, pad }: { readonly room: Room; readonly pad: Pad }) {
  const words = useWords(padWords)
  return (
    <ul className={styles['lobby']}>
      {room.lobby.map((knock) => {
        const site = siteOf(room, knock.site)
        const phone = site?.contact?.phone ?? null
        return (
          <li key={knock.id}>
            <div>
              <p>
                <b>{knock.name}</b> {knock.position}
              </p>
              <p className="small">
                {site === undefined ? null : <Unit unit={site.unit} />}{' '}
                <span className="dim">{words.lobbyWhy[knock.why as keyof typeof words.lobbyWhy] ?? ''}</span>
              </p>
              {phone === null ? null : (
                <p className="small">
                  <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>
                </p>
              )}
            </div>
            <Press
              state={pad.press(`admit ${knock.id}`)}
              aria-label={`${words.admit} ${knock.name}`}
              onPress={() => void pad.run(`admit ${knock.id}`, { type: 'admit', knock: knock.id })}
            >
              {words.admit}
            </Press>
            <Press
              look="plain"
              state={pad.press(`refuse ${knock.id}`)}
              aria-label={`${words.refuse} ${knock.name}`}
              onPress={() => void pad.run(`refuse ${knock.id}`, { type: 'refuse', knock: knock.id })}
            >
              {words.refuse}
            </Press>
          </li>
        )
      })}
    </ul>
  )
}
