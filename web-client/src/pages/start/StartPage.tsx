import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiError, post } from '../../api/http'
import { officeQuery, startQuery } from '../../api/queries'
import type { Start } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { Link, navigate } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { startWords } from '../../i18n/start'
import { Banner } from '../../ui/kit/Banner'
import { useWords } from '../../ui/words'
import SetupPage from '../setup/SetupPage'
import { SampleStart } from './SampleStart'
import styles from './StartPage.module.css'

/** The token of the start link; it lies in the fragment, so that no request carries it before this page does. */
const tokenOf = (hash: string): string => hash.replace(/^#/, '')

/** The one-time start link: opening it signs this browser in and offers the sample. */
export default function StartPage() {
  const words = useWords(startWords)
  const queries = useQueryClient()
  const [token] = useState(() => tokenOf(location.hash))
  const sent = useRef(false)
  const open = useMutation({
    mutationFn: (given: string) => post<Start>('/start', { token: given }),
    onSettled: async () => {
      history.replaceState(null, '', '/start')
      await queries.invalidateQueries()
    },
  })
  const { mutate } = open
  const office = useQuery(officeQuery).data
  const bare = office?.setup === true
  useEffect(() => {
    if (office === undefined || bare || token === '' || sent.current) return
    sent.current = true
    mutate(token)
  }, [mutate, token, office, bare])
  const start = useQuery({
    ...startQuery,
    enabled: office !== undefined && !bare && (token === '' || !open.isIdle) && !open.isPending,
    retry: false,
  })

  if (bare) return <SetupPage token={token} />
  if (start.data !== undefined) {
    return start.data.sample === null ? (
      <SetupPage />
    ) : (
      <SampleStart sample={start.data.sample} counts={start.data.counts} />
    )
  }
  const used = open.isError && !(open.error instanceof ApiError && open.error.status === 0)
  return (
    <>
      <TopBar here="start" />
      <main id="main" className={styles['closed']} aria-busy={open.isPending || start.isPending}>
        <h1>{office?.name ?? words.product}</h1>
        {used ? <Banner tone="hold" icon="lock" fact={words.usedLink} /> : null}
        {open.isError && !used ? <FaultBanner fault={open.error} onRetry={() => location.reload()} /> : null}
        {start.isError && !open.isError && !open.isPending ? <NoSession fault={start.error} /> : null}
      </main>
    </>
  )
}

function NoSession({ fault }: { readonly fault: Error }) {
  const words = useWords(startWords)
  if (!(fault instanceof ApiError && fault.status === 401))
    return <FaultBanner fault={fault} onRetry={() => navigate('/start')} />
  return (
    <>
      <p>{words.noLink}</p>
      <p>
        <Link href="/dang-nhap?next=/start">{words.login}</Link>
      </p>
    </>
  )
}
