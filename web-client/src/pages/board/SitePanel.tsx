import { useQuery } from '@tanstack/react-query'
import { troublesQuery } from '../../api/board-queries'
import type { DeviceLine } from '../../api/board-types'
import { Link } from '../../app/navigation'
import { boardWords } from '../../i18n/board'
import { tenths } from '../../i18n/figures'
import { Panel } from '../../ui/kit/aria/Panel'
import { clockTimeWithSeconds as at } from '../../ui/time'
import { capital, unitText } from '../../ui/unit'
import { useLanguage, useWords } from '../../ui/words'
import styles from './Board.module.css'
import { Level } from './Level'
import type { Place } from './tree'
import { useCause } from './use-cause'

/** One site: each device with its figures, and what happened there. */
export function SitePanel({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const words = useWords(boardWords)
  const cause = useCause()
  const past = useQuery(troublesQuery(place.id)).data
  return (
    <Panel open title={capital(unitText(place.unit))} close={words.close} onClose={onClose}>
      {place.devices.length === 0 ? <p className="dim">{words.nothing}</p> : null}
      {place.devices.map((device) => (
        <Device key={device.kind + device.id} device={device} />
      ))}
      {place.devices.some(({ kind }) => kind === 'CAMERA') ? (
        <p>
          <Link href="/may-quay">{words.toCamera}</Link>
        </p>
      ) : null}
      {past === undefined ? null : (
        <section>
          <h3>{words.past}</h3>
          {past.length === 0 ? <p className="dim">{words.pastNone}</p> : null}
          <ul className={styles['past']}>
            {past.map((trouble) => (
              <li key={trouble.kind + trouble.id + trouble.since}>
                <span className="num small dim">
                  {trouble.until === null ? words.still(at(trouble.since)) : words.from(at(trouble.since), at(trouble.until))}
                </span>{' '}
                {words.kind[trouble.kind]}: {cause(trouble).what}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Panel>
  )
}

function Device({ device }: { readonly device: DeviceLine }) {
  const words = useWords(boardWords)
  const { language } = useLanguage()
  const said = useCause()(device)
  const { roundTripMillis, loss, upKbit, downKbit, losses, facts, jitterMillis, keyFrameSeconds } = device.figures
  const figures = [
    [words.used, device.inUse ? words.inUse : words.notInUse],
    [words.roundTrip, roundTripMillis === null ? null : words.millis(roundTripMillis)],
    [words.loss, loss === null ? null : words.percent(tenths(loss, language))],
    [words.jitter, jitterMillis === null ? null : words.millis(jitterMillis)],
    [words.keyFrame, keyFrameSeconds === null ? null : words.secondsAgo(keyFrameSeconds)],
    [words.up, upKbit === null ? null : words.kbit(upKbit)],
    [words.down, downKbit === null ? null : words.kbit(downKbit)],
    [words.losses, losses],
    [words.facts, facts === '' ? null : facts],
  ] as const
  return (
    <section className={styles['device']}>
      <h3>
        {device.name === '' ? words.kind[device.kind] : `${words.kind[device.kind]} (${device.name})`}
      </h3>
      <p>
        <Level level={device.level} /> {device.cause === '' ? null : [said.what, said.next].join(' ').trim()}{' '}
        <span className="dim small num">{words.since(at(device.since))}</span>
      </p>
      <dl className={styles['figures']}>
        {figures.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}
