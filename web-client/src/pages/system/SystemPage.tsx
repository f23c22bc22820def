import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { systemQuery } from '../../api/queries'
import type { SystemState } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { TopBar } from '../../app/TopBar'
import { systemWords } from '../../i18n/system'
import { Banner } from '../../ui/kit/Banner'
import { clockTimeWithSeconds } from '../../ui/time'
import { useWords } from '../../ui/words'
import { Backups } from './Backups'
import { Line, State } from './Line'
import { count, lines, worst } from './order'
import styles from './SystemPage.module.css'
import { Views } from './Views'

/** How this installation is: what needs somebody stands first. */
export default function SystemPage() {
  const words = useWords(systemWords)
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])
  const system = useQuery(systemQuery)
  return (
    <>
      <TopBar here="system" />
      <main id="main" className={styles['page']} aria-busy={system.isPending}>
        {system.isError && system.data === undefined ? (
          <FaultBanner fault={system.error} onRetry={() => void system.refetch()} />
        ) : null}
        {system.isError && system.data !== undefined ? <Banner tone="bad" fact={words.stale} /> : null}
        {system.data === undefined ? <h1>{words.title}</h1> : <Status system={system.data} />}
      </main>
    </>
  )
}

function Status({ system }: { readonly system: SystemState }) {
  const words = useWords(systemWords)
  const level = worst(system.findings)
  const open = count(system.findings, level)
  const title = level === 'GOOD' ? words.readyTitle : level === 'WATCH' ? words.watchTitle(open) : words.badTitle(open)
  return (
    <>
      <section aria-labelledby="system-title">
        <p className={styles['level']}>
          <State level={level === 'BAD' ? 'BAD' : 'GOOD'}>{level === 'BAD' ? words.level.BAD : words.ready}</State>
        </p>
        <h1 id="system-title">{title}</h1>
        <p className="dim">{words.lead}</p>
      </section>
      <section aria-labelledby="system-checks">
        <div className={styles['head']}>
          <h2 id="system-checks">{words.checks}</h2>
          <p className="dim small num">{words.checkedAt(clockTimeWithSeconds(system.at))}</p>
        </div>
        <ul className={styles['sheet']}>
          {lines(system.findings).map((finding) => (
            <Line key={`${finding.check} ${finding.params['name'] ?? ''}`} finding={finding} program={system.program} />
          ))}
        </ul>
      </section>
      <Backups
        work={system.work}
        backedUp={system.findings.some((finding) => finding.check === 'BACKUP' && finding.verdict !== 'BACKUP_NONE')}
      />
      <Views findings={system.findings.filter((finding) => finding.check === 'VIEW')} />
      <p className="dim">{words.doctor(system.program)}</p>
    </>
  )
}
