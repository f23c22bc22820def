import type { CameraNow } from '../../api/camera-types'
import { camerasWords } from '../../i18n/cameras'
import { useWords } from '../../ui/words'
import styles from './Cameras.module.css'

const hex = (value: number | null) => (value === null ? '' : value.toString(16).toUpperCase().padStart(4, '0'))

/** What a technician asks about a camera. */
export function Facts({ now, address }: { readonly now: CameraNow; readonly address: string }) {
  const words = useWords(camerasWords)
  return (
    <details>
      <summary>{words.facts}</summary>
      <dl className={styles['facts']}>
        <dt>{words.model}</dt>
        <dd>{[now.profile, hex(now.vendor), hex(now.model)].filter((part) => part !== '').join(' ')}</dd>
        <dt>{words.line}</dt>
        <dd>{address}</dd>
        <dt>{words.roundTrip}</dt>
        <dd className="num">{words.milliseconds(now.roundTripMillis)}</dd>
        <dt>{words.position}</dt>
        <dd className="num">{now.pan === null || now.tilt === null ? '' : `${now.pan}, ${now.tilt}`}</dd>
      </dl>
    </details>
  )
}
