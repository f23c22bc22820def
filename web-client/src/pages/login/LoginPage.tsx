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
import { useWords } from '../../ui/words'
import styles from './LoginPage.module.css'

/** Signing in with an account; sites come by link and never see this page. */
export default function LoginPage({ next }: { readonly next: string }) {
  const words = useWords(startWords)
  const queries = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const login = useMutation({
    mutationFn: () => post('/login', { username: username.trim(), password }),
    onSuccess: async () => {
      await queries.resetQueries()
      navigate(next, 'replace')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!login.isPending) login.mutate()
  }
  return (
    <>
      <TopBar here="login" />
      <main id="main" className={styles['page']}>
        <h1>{words.loginTitle}</h1>
        <p className="dim">{words.loginSays}</p>
        <form className={styles['form']} onSubmit={submit}>
          <Field
            label={words.username}
            value={username}
            onChange={setUsername}
            name="username"
            autoComplete="username"
            required
          />
          <Field
            label={words.password}
            value={password}
            onChange={setPassword}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          {login.isError ? <Banner tone="bad" icon="tri" fact={sentence(login.error, words)} /> : null}
          <Button look="do" type="submit" aria-busy={login.isPending}>
            {words.login}
          </Button>
        </form>
        <p className="dim small">{words.siteHint}</p>
      </main>
    </>
  )
}

function sentence(fault: Error, words: Parameters<typeof faultText>[1]): string {
  if (fault instanceof ApiError && fault.code === 'bad-credentials') return words.badCredentials
  if (fault instanceof ApiError && fault.code === 'locked-out') return words.lockedOut
  return faultText(fault, words)
}
