import { boardWords } from '../../i18n/board'
import { Icon } from '../../ui/kit/Icon'
import plates from '../../ui/kit/Plate.module.css'
import { Unit } from '../../ui/kit/Unit'
import { clockTime } from '../../ui/time'
import { capital, unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import styles from './Board.module.css'
import { Level } from './Level'
import { isFault, type Branch as BranchOfTree, type Place } from './tree'
import { useCause } from './use-cause'

type Props = { readonly branch: BranchOfTree; readonly onlyFaults: boolean; readonly onOpen: (site: string) => void }

/** One branch of the tree: its faults with cause and cure, the others as plates without colour. */
export function Branch({ branch, onlyFaults, onOpen }: Props) {
  const words = useWords(boardWords)
  const { over, faults, rest } = branch
  return (
    <section aria-labelledby={`branch ${branch.key}`.replaceAll(' ', '-')}>
      <div className={styles['head']}>
        <h2 id={`branch ${branch.key}`.replaceAll(' ', '-')}>
          {over === null ? words.atTheTop : words.under(capital(unitText(over)), branch.kind)}
        </h2>
        <p className="dim small num">{words.count(faults.length, faults.length + rest.length)}</p>
      </div>
      {faults.length === 0 ? null : (
        <ul className={styles['faults']}>
          {faults.map((place) => (
            <Fault key={place.id} place={place} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {onlyFaults || rest.length === 0 ? null : (
        <ul className={styles['plates']}>
          {rest.map((place) => (
            <li key={place.id}>
              <button
                type="button"
                className={`${plates['plate']} ${styles['plate']} ${place.level === 'OFF' ? styles['off'] : ''}`}
                data-state="ok"
                onClick={() => onOpen(place.id)}
              >
                <span>
                  {place.name}
                  <span className="hide">, {words.level[place.level]}</span>
                </span>
                {place.devices.some(({ kind }) => kind === 'CAMERA') ? <Icon name="cam" /> : null}
                {place.devices.some(({ kind }) => kind === 'ROOM') ? <Icon name="phone" /> : null}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Fault({ place, onOpen }: { readonly place: Place; readonly onOpen: (site: string) => void }) {
  const words = useWords(boardWords)
  const cause = useCause()
  return (
    <li className={`${styles['row']} ${place.level === 'BAD' ? styles['bad'] : styles['watch']}`}>
      <Level level={place.level} />
      <h3>
        <button type="button" className={styles['name']} onClick={() => onOpen(place.id)}>
          <Unit unit={place.unit} capital />
        </button>
      </h3>
      <ul className={styles['causes']}>
        {place.devices
          .filter(({ level }) => isFault(level))
          .map((device) => {
            const said = cause(device)
            return (
              <li key={device.kind + device.id}>
                <b>
                  {words.kind[device.kind]}
                  {device.name === '' || device.kind === 'LINE' ? '' : ` (${device.name})`}:
                </b>{' '}
                {said.what} {said.next ?? null} <span className="dim small num">{words.since(clockTime(device.since))}</span>
              </li>
            )
          })}
      </ul>
    </li>
  )
}
