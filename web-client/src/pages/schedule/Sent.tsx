import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/http'
import { linksQuery } from '../../api/queries'
import type { ConferencePlan, SiteLink, Written } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { Link } from '../../app/navigation'
import { scheduleWords } from '../../i18n/schedule'
import { Dialog } from '../../ui/kit/aria/Dialog'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { Icon } from '../../ui/kit/Icon'
import { Toast } from '../../ui/kit/Toast'
import { clockTime, longDate } from '../../ui/time'
import { capital, unitText } from '../../ui/unit'
import { useLanguage, useWords } from '../../ui/words'
import { CancelDialog } from './CancelDialog'
import { copyText } from './copy-text'
import { LinkList } from './LinkList'
import { MoveDialog } from './MoveDialog'
import styles from './Sent.module.css'

type Props = {
  readonly plan: ConferencePlan
  readonly minPosition: number | undefined
  readonly onChanged: (position: number, conference: string | null) => void
}

/** A meeting that was sent: who has seen it, every site's link and the text to paste, and what may still change. */
export function Sent({ plan, minPosition, onChanged }: Props) {
  const words = useWords(scheduleWords)
  const { language } = useLanguage()
  const links = useQuery(linksQuery(plan.id, minPosition))
  const [said, setSaid] = useState<string | null>(null)
  const [moving, setMoving] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  const [reissuing, setReissuing] = useState<SiteLink | null>(null)
  const all = links.data ?? []
  const seen = all.filter((link) => link.seen).length

  const copy = async (text: string, fact: string) => setSaid((await copyText(text)) ? fact : words.copyFailed)
  const reissue = useMutation({
    mutationFn: async (link: SiteLink) => {
      const { position } = await post<Written>(`/conferences/${plan.id}/sites/${link.site}/link`)
      const fresh = await links.refetch()
      return { position, link: fresh.data?.find((one) => one.site === link.site) ?? link }
    },
    onSuccess: ({ position, link }) => {
      onChanged(position, plan.id)
      void copy(link.text, words.reissued(unitText(link.unit)))
    },
  })

  return (
    <>
      <div>
        <p className="small dim">{plan.status === 'LIVE' ? words.live : words.sent}</p>
        <h2>{plan.title}</h2>
      </div>
      <p className={styles['when']}>
        <b>{capital(longDate(plan.from, language))}</b>
        <span className="num">{words.span(clockTime(plan.from), clockTime(plan.to))}</span>
      </p>
      <p>{words.sentSays(plan.sites.length, plan.participants.length)}</p>
      <Link className={plan.status === 'LIVE' ? styles['enterNow'] : styles['enter']} href={`/pad/${plan.id}`}>
        <Icon name="people" />
        {plan.status === 'LIVE' ? words.enterPad : words.openPad}
      </Link>
      <p>
        <Link href={`/phong-hop/${plan.id}`}>{words.callRooms}</Link>
      </p>
      {links.isError ? <FaultBanner fault={links.error} onRetry={() => void links.refetch()} /> : null}
      {reissue.isError ? <FaultBanner fault={reissue.error} /> : null}
      {links.data === undefined ? null : (
        <>
          <p className={styles['seen']}>
            <b className="num">{seen}</b>
            <span>
              /{all.length} {words.seenCount}
            </span>
          </p>
          <LinkList
            links={all}
            onCopy={(link) => void copy(link.text, words.copied(unitText(link.unit)))}
            onCopyAll={(some) => void copy(some.map((link) => link.text).join('\n\n'), words.copiedAll(some.length))}
            onReissue={setReissuing}
          />
        </>
      )}
      {said === null ? null : <Toast key={said} fact={said} onGone={() => setSaid(null)} />}
      {plan.status === 'SCHEDULED' ? (
        <div className={styles['rest']}>
          <Button look="plain" icon="swap" onPress={() => setMoving(true)}>
            {words.move}
          </Button>
          <Button look="plain" icon="cross" onPress={() => setCancelling(true)}>
            {words.cancel}
          </Button>
        </div>
      ) : null}
      {plan.status === 'LIVE' ? <Banner tone="ok" icon="mic" fact={words.live} /> : null}
      <MoveDialog
        open={moving}
        plan={plan}
        onClose={() => setMoving(false)}
        onMoved={(position) => onChanged(position, plan.id)}
      />
      <CancelDialog
        open={cancelling}
        plan={plan}
        onClose={() => setCancelling(false)}
        onCancelled={(position) => onChanged(position, null)}
      />
      <Dialog
        open={reissuing !== null}
        question={words.reissueQuestion(reissuing === null ? '' : unitText(reissuing.unit))}
        verb={words.reissueDo}
        wayOut={words.close}
        onClose={() => setReissuing(null)}
        onConfirm={() => {
          if (reissuing !== null) reissue.mutate(reissuing)
          setReissuing(null)
        }}
      >
        <p>{words.reissueConsequence}</p>
      </Dialog>
    </>
  )
}
