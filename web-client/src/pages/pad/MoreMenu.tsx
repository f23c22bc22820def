import type { Call, CallState } from '../../call/call'
import { Link } from '../../app/navigation'
import { padWords } from '../../i18n/pad'
import type { Mode, Room } from '../../protocol/room'
import { Panel } from '../../ui/kit/aria/Panel'
import { Press } from '../../ui/kit/Press'
import { useWords } from '../../ui/words'
import styles from './MoreMenu.module.css'
import type { Pad } from './use-pad'

type Props = {
  readonly open: boolean
  readonly call: Call
  readonly state: CallState
  readonly room: Room
  readonly pad: Pad
  readonly onClose: () => void
}

const modes: readonly Mode[] = ['MODERATED', 'DISCUSSION', 'TRAINING']

/** What is done seldom: the mode, the agenda, who operates, who chairs; and the keys. */
export function MoreMenu({ open, state, room, pad, onClose }: Props) {
  const words = useWords(padWords)
  const { meeting } = room
  const live = meeting.status === 'LIVE'
  const me = state.you?.account ?? null
  const item = meeting.agendaItem ?? -1
  const following = meeting.agenda[item + 1]
  const operators = new Set(meeting.operators.map((one) => one.account))
  const others = new Map([...room.staff, ...meeting.operators].map((one) => [one.account, one.name]))
  if (meeting.chair !== null) others.delete(meeting.chair.account)
  return (
    <Panel open={open} title={words.more} close={words.close} onClose={onClose}>
      <section className={styles['part']} aria-label={words.mode}>
        <h3>{words.mode}</h3>
        {modes.map((mode) => (
          <label key={mode} className={styles['mode']}>
            <input
              type="radio"
              name="pad-mode"
              disabled={!live}
              checked={meeting.mode === mode}
              onChange={() => void pad.run('mode', { type: 'changeMode', mode })}
            />
            <b>{words.modes[mode]}</b> <span className="dim small">{words.modeSays[mode]}</span>
          </label>
        ))}
      </section>
      {live && following !== undefined ? (
        <Press
          look="plain"
          icon="next"
          state={pad.press('agenda')}
          onPress={() => void pad.run('agenda', { type: 'startAgendaItem', item: item + 1 })}
        >
          {words.nextItem}: {following.title}
        </Press>
      ) : null}
      {live && meeting.chair?.account !== me && state.you?.may.includes('chair') === true ? (
        <Press
          look="plain"
          icon="swap"
          state={pad.press('chair')}
          onPress={() => void pad.run('chair', { type: 'takeChair' })}
        >
          {words.takeChair}
        </Press>
      ) : null}
      <p>
        <Link href={`/duong-truyen/${meeting.conference}`}>{words.lines}</Link>
      </p>
      <p>
        <Link href={`/phong-hop/${meeting.conference}`}>{words.rooms}</Link>
      </p>
      {others.size === 0 ? null : (
        <section className={styles['part']} aria-label={words.nameOperators}>
          <h3>{words.nameOperators}</h3>
          {[...others].map(([account, name]) => (
            <label key={account} className={styles['mode']}>
              <input
                type="checkbox"
                disabled={!live}
                checked={operators.has(account)}
                onChange={(event) =>
                  void pad.run('operators', {
                    type: event.target.checked ? 'nameOperator' : 'dismissOperator',
                    account,
                  })
                }
              />
              {name}
            </label>
          ))}
        </section>
      )}
      <section className={styles['part']} aria-label={words.keysTitle}>
        <h3>{words.keysTitle}</h3>
        <dl className={styles['keys']}>
          {words.keyList.map(([key, does]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Panel>
  )
}
