import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/http'
import type { ConferencePlan, Written } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { scheduleWords } from '../../i18n/schedule'
import { Dialog } from '../../ui/kit/aria/Dialog'
import { Field } from '../../ui/kit/Field'
import { useWords } from '../../ui/words'

type Props = {
  readonly open: boolean
  readonly plan: ConferencePlan
  readonly onClose: () => void
  readonly onCancelled: (position: number) => void
}

/** Cancelling cannot be undone: the question names the meeting and what follows. */
export function CancelDialog({ open, plan, onClose, onCancelled }: Props) {
  const words = useWords(scheduleWords)
  const [reason, setReason] = useState('')
  const cancel = useMutation({
    mutationFn: () => post<Written>(`/conferences/${plan.id}/cancel`, { reason: reason.trim() }),
    onSuccess: ({ position }) => {
      onClose()
      onCancelled(position)
    },
  })
  return (
    <Dialog
      open={open}
      question={words.cancelQuestion(plan.title)}
      verb={words.cancelDo}
      wayOut={words.cancelKeep}
      onClose={onClose}
      onConfirm={() => cancel.mutate()}
    >
      <p>{words.cancelConsequence}</p>
      <Field label={words.cancelReason} value={reason} onChange={setReason} maxLength={500} />
      {cancel.isError ? <FaultBanner fault={cancel.error} /> : null}
    </Dialog>
  )
}
