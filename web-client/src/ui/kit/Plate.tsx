import { Icon, type IconName } from './Icon'
import styles from './Plate.module.css'
import { splitUnit } from './UnitName'

export type PlateState = 'ok' | 'want' | 'hold' | 'live' | 'warn' | 'lost'

const icons: Partial<Record<PlateState, IconName>> = { want: 'hand', hold: 'wait', live: 'mic', warn: 'tri', lost: 'lost' }
const short: Readonly<Record<string, string>> = { 'xã': '', 'phường': 'P. ', 'đặc khu': 'ĐK. ' }

/** A unit's name as short as on a wall plate: xã is left out, P. and ĐK. stay. */
export function plateName(name: string): string {
  const { kind, name: rest } = splitUnit(name)
  return kind === '' ? rest : `${short[kind.toLowerCase()] ?? `${kind} `}${rest}`
}

/** One of 104 on the wall; no colour means all is well. Put it inside the list box's option. */
export function Plate({ state, name, className }: { readonly state: PlateState; readonly name: string; readonly className?: string | undefined }) {
  const icon = icons[state]
  const classes = [styles['plate'], state === 'ok' ? '' : styles[state], className].filter(Boolean).join(' ')
  return (
    <span className={classes} data-state={state}>
      {icon === undefined ? null : <Icon name={icon} />}
      {plateName(name)}
    </span>
  )
}

export const wallClass = styles['wall']
