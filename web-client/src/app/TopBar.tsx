import { useQuery } from '@tanstack/react-query'
import { post } from '../api/http'
import { meQuery, officeQuery } from '../api/queries'
import { common } from '../i18n/common'
import { startWords } from '../i18n/start'
import { Button } from '../ui/kit/Button'
import { useLanguage, useWords } from '../ui/words'
import { Link } from './navigation'
import styles from './TopBar.module.css'

const signOut = () => void post('/logout').finally(() => location.assign('/dang-nhap'))

/** Who may move cameras. */
const moves = new Set(['ADMINISTRATOR', 'TECHNICIAN', 'SECRETARY', 'OPERATOR', 'CHAIR'])

/** Who may see how the sites' devices are. */
const watches = new Set(['ADMINISTRATOR', 'TECHNICIAN', 'SECRETARY', 'OPERATOR'])

/** Who may see how the installation is. */
const runs = new Set(['ADMINISTRATOR', 'TECHNICIAN', 'SECRETARY'])

/** The head of every staff page but the pad: where one is, who one is, and the other language. */
export function TopBar({ here }: { readonly here: 'schedule' | 'archive' | 'cameras' | 'board' | 'system' | 'lines' | 'start' | 'login' }) {
  const words = useWords(startWords)
  const commonWords = useWords(common)
  const { language, choose } = useLanguage()
  const office = useQuery(officeQuery).data
  const me = useQuery({ ...meQuery, enabled: here !== 'start' && here !== 'login', retry: false }).data
  const current = (page: string) => (here === page ? ({ 'aria-current': 'page' } as const) : {})
  return (
    <header className={styles['top']}>
      <a className={styles['skip']} href="#main">
        {words.skip}
      </a>
      <p className={styles['mark']}>{words.product}</p>
      {here === 'start' || here === 'login' ? null : (
        <nav aria-label={words.nav}>
          <Link href="/lich" {...current('schedule')}>
            {words.schedule}
          </Link>
          <Link href="/ho-so" {...current('archive')}>
            {words.archive}
          </Link>
          {me?.grants.some((grant) => moves.has(grant.role.toUpperCase())) === true ? (
            <Link href="/may-quay" {...current('cameras')}>
              {words.cameras}
            </Link>
          ) : null}
          {me?.grants.some((grant) => watches.has(grant.role.toUpperCase())) === true ? (
            <Link href="/thiet-bi" {...current('board')}>
              {words.board}
            </Link>
          ) : null}
          {me?.grants.some((grant) => runs.has(grant.role.toUpperCase())) === true ? (
            <Link href="/tinh-trang" {...current('system')}>
              {words.system}
            </Link>
          ) : null}
        </nav>
      )}
      <p className={styles['office']}>
        {me === undefined ? '' : `${me.name}, `}
        {office === undefined ? '' : office.sample ? words.sampleOf(office.name) : office.name}
      </p>
      <div className={styles['tools']}>
        <Button
          look="quiet"
          onPress={() => choose(language === 'vi' ? 'en' : 'vi')}
          lang={language === 'vi' ? 'en' : 'vi'}
        >
          {commonWords.otherLanguage}
        </Button>
        {me === undefined ? null : (
          <Button look="quiet" onPress={signOut}>
            {words.signOut}
          </Button>
        )}
      </div>
    </header>
  )
}
