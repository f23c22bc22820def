import { useState, type FormEvent } from 'react'
import { siteWords } from '../../i18n/site'
import type { Fault } from '../../protocol/server-messages'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { useLanguage, useWords } from '../../ui/words'
import { FaultBanner } from './Door'
import { siteFaultText } from './fault-text'
import type { KnockForm } from './site-api'
import styles from './site.module.css'

type KnockPanelProps = {
  readonly fault: Fault | null
  readonly sending: boolean
  readonly onSend: (form: KnockForm) => void
  readonly onBack: () => void
}

/** Không có liên kết? Name the site and oneself, and wait in the lobby. */
export function KnockPanel({ fault, sending, onSend, onBack }: KnockPanelProps) {
  const t = useWords(siteWords)
  const { language } = useLanguage()
  const [form, setForm] = useState<KnockForm>({ site: '', name: '', position: '' })
  const aboutSite = fault !== null && fault.params['field'] === 'site'
  const whole = form.site.trim() !== '' && form.name.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (whole && !sending) onSend(form)
  }
  return (
    <form className={styles['fields']} onSubmit={submit}>
      <h2>{t.knock.title}</h2>
      {fault === null || aboutSite ? null : <FaultBanner fault={fault} />}
      <Field
        label={t.knock.site}
        value={form.site}
        maxLength={200}
        fault={aboutSite ? siteFaultText(fault, language) : null}
        onChange={(site) => setForm({ ...form, site })}
      />
      <Field label={t.knock.name} value={form.name} maxLength={200} autoComplete="name" onChange={(name) => setForm({ ...form, name })} />
      <Field label={t.knock.position} value={form.position} maxLength={200} onChange={(position) => setForm({ ...form, position })} />
      <div className={styles['links']}>
        <Button look="do" type="submit" cannot={!whole || sending}>
          {t.knock.send}
        </Button>
        <Button look="plain" onPress={onBack}>
          {t.knock.back}
        </Button>
      </div>
    </form>
  )
}
