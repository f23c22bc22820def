import { useMutation, useQueryClient } from '@tanstack/react-query'
import { post } from '../../api/http'
import { systemQuery } from '../../api/queries'
import { FaultBanner } from '../../app/Fault'
import { systemWords } from '../../i18n/system'
import { Dialog } from '../../ui/kit/aria/Dialog'
import { useWords } from '../../ui/words'

type Props = {
  /** The view's stable name, or `all`; null while nothing is asked. */
  readonly view: string | null
  readonly onClose: () => void
}

/** Making a view anew disturbs nobody, but costs time and room: the question says so. */
export function RebuildDialog({ view, onClose }: Props) {
  const words = useWords(systemWords)
  const queries = useQueryClient()
  const rebuild = useMutation({
    mutationFn: () => post<{ views: string[] }>(`/system/views/${view ?? ''}/rebuild`),
    onSuccess: () => {
      onClose()
      void queries.invalidateQueries({ queryKey: systemQuery.queryKey })
    },
  })
  const name = view === null || view === 'all' ? words.rebuildAll : (words.viewName[view] ?? view)
  return (
    <Dialog
      open={view !== null}
      question={words.rebuildQuestion(name)}
      verb={words.rebuildDo}
      wayOut={words.rebuildKeep}
      onClose={onClose}
      onConfirm={() => rebuild.mutate()}
    >
      <p>{words.rebuildConsequence}</p>
      {rebuild.isError ? <FaultBanner fault={rebuild.error} /> : null}
    </Dialog>
  )
}
