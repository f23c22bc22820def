import type { ViscaNow } from '../../api/camera-types'
import { camerasWords } from '../../i18n/cameras'
import { tenths } from '../../i18n/figures'
import { useLanguage, useWords } from '../../ui/words'
import styles from './Cameras.module.css'

const hex = (value: number | null) => (value === null ? '' : value.toString(16).toUpperCase().padStart(4, '0'))

/** What a technician asks about a camera. */
export function Facts({ told, address }: { readonly told: ViscaNow; readonly address: string }) {
  const words = useWords(camerasWords)
  const { language } = useLanguage()
  const { pan, tilt, unitsPerDegree } = told
  const degrees = (units: number) => tenths(units / (unitsPerDegree ?? 1), language)
  const place =
    pan === null || tilt === null ? '' : unitsPerDegree === null ? `${pan}, ${tilt}` : words.degrees(degrees(pan), degrees(tilt))
  return (
    <details>
      <summary>{words.facts}</summary>
      <dl className={styles['facts']}>
        <dt>{words.model}</dt>
        <dd>{[told.profile, hex(told.vendor), hex(told.model)].filter((part) => part !== '').join(' ')}</dd>
        <dt>{words.line}</dt>
        <dd>{address}</dd>
        <dt>{words.roundTrip}</dt>
        <dd className="num">{words.milliseconds(told.roundTripMillis)}</dd>
        <dt>{words.position}</dt>
        <dd className="num">{place}</dd>
      </dl>
    </details>
  )
}
