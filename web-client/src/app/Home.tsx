import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { meQuery } from '../api/queries'
import { startWords } from '../i18n/start'
import { useWords } from '../ui/words'
import { FaultBanner } from './Fault'
import { navigate } from './navigation'

/** The bare address: whoever is signed in goes to their work, others are asked to sign in. */
export function Home() {
  const words = useWords(startWords)
  const me = useQuery({ ...meQuery, retry: false })
  const roles = me.data?.grants.map((grant) => grant.role.toLowerCase())
  useEffect(() => {
    if (roles === undefined) return
    const onlyArchive = roles.length > 0 && roles.every((role) => role === 'archivist')
    navigate(onlyArchive ? '/ho-so' : '/lich', 'replace')
  }, [roles])
  return (
    <main aria-busy={me.isPending}>
      {me.isError ? <FaultBanner fault={me.error} onRetry={() => void me.refetch()} /> : words.loading}
    </main>
  )
}
