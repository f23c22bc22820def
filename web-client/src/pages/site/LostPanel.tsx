import { useEffect, useState } from 'react'
import type { SitePhase } from '../../call/site-phase'
import { common } from '../../i18n/common'
import { siteWords } from '../../i18n/site'
import { Banner } from '../../ui/kit/Banner'
import { BigLink, Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import type { PanelProps } from './PhasePanel'
import styles from './site.module.css'
import { telephone } from './telephone'

/** The line is lost: what stays, and what can be done meanwhile. */
export function LostPanel({ state, phase, token }: PanelProps & { readonly phase: SitePhase }) {
  const t = useWords(siteWords)
  const words = useWords(common)
  const [shown, setShown] = useState(false)
  const phone = state.room?.meeting.technicianPhone ?? null
  return (
    <>
      <Banner tone="ok" fact={phase.type === 'WAITING' ? t.keeps(phase.place) : t.keepsSeat}>
        {phase.type === 'WAITING' ? t.keepsDetail : t.keepsSeatDetail}
      </Banner>
      {token === '' ? null : (
        <Button look="plain" icon="swap" className={styles['full'] ?? ''} aria-expanded={shown} onPress={() => setShown(!shown)}>
          {t.toPhone}
        </Button>
      )}
      {shown ? <LinkCode /> : null}
      {phone === null ? null : (
        <div className={styles['act']}>
          <BigLink icon="phone" href={telephone(phone)}>
            {words.callTechnician}
          </BigLink>
        </div>
      )}
    </>
  )
}

/** The link of this page as a QR code, drawn here: it leaves the machine only by the phone's eye. */
function LinkCode() {
  const t = useWords(siteWords)
  const [path, setPath] = useState<{ readonly size: number; readonly squares: string } | null>(null)
  useEffect(() => {
    let left = false
    void import('qrcode-generator').then(({ default: qrcode }) => {
      const code = qrcode(0, 'M')
      code.addData(location.href)
      code.make()
      if (!left) setPath(squaresOf(code.getModuleCount(), (row, column) => code.isDark(row, column)))
    })
    return () => {
      left = true
    }
  }, [])
  if (path === null) return null
  return (
    <div className={styles['qr']}>
      <svg viewBox={`-4 -4 ${path.size + 8} ${path.size + 8}`} role="img" aria-label={t.qrLabel}>
        <path d={path.squares} fill="#000000" />
      </svg>
      <p className="small">{t.qrDetail}</p>
    </div>
  )
}

function squaresOf(size: number, isDark: (row: number, column: number) => boolean) {
  let squares = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) if (isDark(row, column)) squares += `M${column} ${row}h1v1h-1z`
  }
  return { size, squares }
}
