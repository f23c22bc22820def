import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ApiError, post } from '../../api/http'
import { faultText } from '../../app/Fault'
import { navigate } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { startWords } from '../../i18n/start'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { Icon } from '../../ui/kit/Icon'
import { useWords } from '../../ui/words'
import styles from './SetupPage.module.css'

/** A server without data: its office and the first administrator, by the token of the start link; then what is to come. */
export default function SetupPage({ token = '' }: { readonly token?: string }) {
  const words = useWords(startWords)
  return (
    <>
      <TopBar here="start" />
      <main id="main" className={styles['page']}>
        <h1>{words.setupTitle}</h1>
        {token === '' ? null : <FirstAccount token={token} />}
        <p className={styles['empty']}>
          <Icon name="doc" />
          {words.empty}
        </p>
        <ol>
          {words.setupSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="dim">{words.setupSays}</p>
      </main>
    </>
  )
}

function FirstAccount({ token }: { readonly token: string }) {
  const words = useWords(startWords)
  const queries = useQueryClient()
  const [form, setForm] = useState({ office: '', name: '', username: '', password: '' })
  const set = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const setup = useMutation({
    mutationFn: () => post('/setup', { token, ...form }),
    onSuccess: async () => {
      await queries.resetQueries()
      navigate('/lich', 'replace')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!setup.isPending) setup.mutate()
  }
  const used = setup.error instanceof ApiError && setup.error.status === 401
  return (
    <form className={styles['form']} onSubmit={submit}>
      <Field
        label={words.officeName}
        value={form.office}
        onChange={(office) => set({ office })}
        required
        maxLength={200}
      />
      <Field
        label={words.yourName}
        value={form.name}
        onChange={(name) => set({ name })}
        required
        maxLength={200}
        autoComplete="name"
      />
      <Field
        label={words.username}
        value={form.username}
        onChange={(username) => set({ username })}
        required
        pattern="[A-Za-z0-9][A-Za-z0-9._\-]{1,63}"
        autoComplete="username"
      />
      <Field
        label={words.newPassword}
        type="password"
        value={form.password}
        onChange={(password) => set({ password })}
        required
        minLength={10}
        autoComplete="new-password"
      />
      {setup.isError ? (
        <Banner tone="bad" icon="tri" fact={used ? words.usedLink : faultText(setup.error, words)} />
      ) : null}
      <Button look="do" type="submit" aria-busy={setup.isPending}>
        {words.setupDo}
      </Button>
    </form>
  )
}
