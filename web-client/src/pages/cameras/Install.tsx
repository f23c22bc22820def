import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, del, put } from '../../api/http'
import { cameraProfilesQuery, camerasQuery, sitesQuery } from '../../api/queries'
import type { CameraLine } from '../../api/camera-types'
import { FaultBanner } from '../../app/Fault'
import { camerasWords } from '../../i18n/cameras'
import { faultText } from '../../ui/errors'
import { Dialog } from '../../ui/kit/aria/Dialog'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { useLanguage, useWords } from '../../ui/words'
import { Select } from '../schedule/Select'
import styles from './Cameras.module.css'

type Draft = { id: string; site: string; name: string; address: string; profile: string }

/** The technician's form: a new camera, or the one on the desk. */
export function Install({ camera }: { readonly camera: CameraLine | undefined }) {
  const words = useWords(camerasWords)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const sites = useQuery(sitesQuery).data ?? []
  const profiles = useQuery(cameraProfilesQuery).data ?? []
  const [draft, setDraft] = useState<Draft | null>(null)
  const [asked, ask] = useState(false)
  const fresh = () => void queries.invalidateQueries({ queryKey: camerasQuery.queryKey })
  const save = useMutation({
    mutationFn: ({ id, ...body }: Draft) => put<unknown>(`/cameras/${id}`, body),
    onSuccess: () => {
      setDraft(null)
      fresh()
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => del<unknown>(`/cameras/${id}`),
    onSuccess: () => {
      ask(false)
      setDraft(null)
      fresh()
    },
  })
  if (draft === null) {
    return (
      <p className={styles['pair']}>
        <Button
          look="plain"
          icon="plus"
          onPress={() => setDraft({ id: crypto.randomUUID(), site: sites[0]?.id ?? '', name: '', address: '', profile: '' })}
        >
          {words.add}
        </Button>
        {camera === undefined ? null : (
          <Button
            look="quiet"
            icon="pen"
            onPress={() =>
              setDraft({
                id: camera.id,
                site: camera.site,
                name: camera.name,
                address: camera.address,
                profile: camera.profile ?? '',
              })
            }
          >
            {words.change}
          </Button>
        )}
      </p>
    )
  }
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const wrong = save.error instanceof ApiError && save.error.code === 'bad-request' ? save.error.params['field'] : undefined
  const faultOf = (field: string) => (wrong === field ? faultText({ code: 'bad-request', params: {} }, language) : null)
  const known = draft.id === camera?.id
  return (
    <form
      className={styles['install']}
      aria-labelledby="install-title"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(draft)
      }}
    >
      <h2 id="install-title">{words.addTitle}</h2>
      <Select
        label={words.site}
        value={draft.site}
        options={sites.map((site) => [site.id, site.name] as const)}
        onChange={(site) => change({ site })}
      />
      <Field label={words.name} value={draft.name} fault={faultOf('name')} onChange={(name) => change({ name })} />
      <Field
        label={words.address}
        value={draft.address}
        fault={faultOf('address')}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(address) => change({ address })}
      />
      <p className="dim small">{words.addressSays}</p>
      <Select
        label={words.profile}
        value={draft.profile}
        options={[['', words.profileAsk] as const, ...profiles.map((p) => [p.id, p.name] as const)]}
        onChange={(profile) => change({ profile })}
      />
      {save.isError && wrong === undefined ? <FaultBanner fault={save.error} /> : null}
      <p className={styles['pair']}>
        <Button onPress={() => save.mutate(draft)}>{words.save}</Button>
        {known ? (
          <Button look="quiet" onPress={() => ask(true)}>
            {words.remove}
          </Button>
        ) : null}
        <Button look="quiet" onPress={() => setDraft(null)}>
          {words.close}
        </Button>
      </p>
      <Dialog
        open={asked}
        question={words.removeQuestion(draft.name)}
        verb={words.remove}
        wayOut={words.removeNot}
        onClose={() => ask(false)}
        onConfirm={() => remove.mutate(draft.id)}
      >
        <p>{words.removeSays}</p>
        {remove.isError ? <FaultBanner fault={remove.error} /> : null}
      </Dialog>
    </form>
  )
}
