import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { devicesQuery, unitTreeQuery } from '../../api/board-queries'
import { sitesQuery } from '../../api/queries'
import { FaultBanner } from '../../app/Fault'
import { TopBar } from '../../app/TopBar'
import { boardWords } from '../../i18n/board'
import { Banner } from '../../ui/kit/Banner'
import { useWords } from '../../ui/words'
import styles from './Board.module.css'
import { Branch } from './Branch'
import { Coding } from './Coding'
import { Level } from './Level'
import { SitePanel } from './SitePanel'
import { branches, worst } from './tree'

/** The technician's board: the whole tree, what fails first, with cause and cure. */
export default function BoardPage() {
  const words = useWords(boardWords)
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])
  const devices = useQuery(devicesQuery)
  const units = useQuery(unitTreeQuery)
  const sites = useQuery(sitesQuery)
  const [onlyFaults, setOnlyFaults] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const tree = useMemo(
    () => branches(units.data ?? [], sites.data ?? [], devices.data ?? []),
    [units.data, sites.data, devices.data],
  )
  const faults = tree.flatMap((branch) => branch.faults)
  const bad = faults.filter(({ level }) => level === 'BAD').length
  const picked = tree.flatMap((branch) => [...branch.faults, ...branch.rest]).find(({ id }) => id === open)
  const failed = [devices, units, sites].find((query) => query.isError && query.data === undefined)
  const ready = devices.data !== undefined && units.data !== undefined && sites.data !== undefined
  return (
    <>
      <TopBar here="board" />
      <main id="main" className={styles['page']} aria-busy={!ready}>
        {failed === undefined ? null : <FaultBanner fault={failed.error} onRetry={() => void failed.refetch()} />}
        {devices.isError && devices.data !== undefined ? <Banner tone="bad" fact={words.stale} /> : null}
        {ready ? (
          <>
            <header>
              <p className={styles['level']}>
                <Level level={faults.length === 0 ? 'GOOD' : worst(faults.map(({ level }) => level))} />
              </p>
              <h1>{faults.length === 0 ? words.well : words.faults(bad, faults.length - bad)}</h1>
              <p className="dim">{words.lead(sites.data.length, devices.data.length)}</p>
              <label className={styles['filter']}>
                <input type="checkbox" checked={onlyFaults} onChange={(event) => setOnlyFaults(event.target.checked)} />
                {words.onlyFaults}
              </label>
            </header>
            <Coding />
            {onlyFaults && faults.length === 0 ? <p className="dim">{words.noFault}</p> : null}
            {tree
              .filter((branch) => !onlyFaults || branch.faults.length > 0)
              .map((branch) => (
                <Branch key={branch.key} branch={branch} onlyFaults={onlyFaults} onOpen={setOpen} />
              ))}
          </>
        ) : (
          <h1>{words.title}</h1>
        )}
        {picked === undefined ? null : <SitePanel place={picked} onClose={() => setOpen(null)} />}
      </main>
    </>
  )
}
