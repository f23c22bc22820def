import { useState, type FormEvent } from 'react'
import { archiveWords } from '../../i18n/archive'
import { Button } from '../../ui/kit/Button'
import { Icon } from '../../ui/kit/Icon'
import { useWords } from '../../ui/words'
import styles from './SearchBox.module.css'

type Props = { readonly query: string; readonly onSearch: (query: string) => void }

/** One field for what was said, written or titled; marks are not needed. Give it a key per query from outside. */
export function SearchBox({ query, onSearch }: Props) {
  const words = useWords(archiveWords)
  const [typed, setTyped] = useState(query)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(typed.trim().normalize('NFC'))
  }
  return (
    <form className={styles['box']} role="search" onSubmit={submit}>
      <label className="hide" htmlFor="archive-query">
        {words.searchField}
      </label>
      <Icon name="search" />
      <input
        id="archive-query"
        type="search"
        autoComplete="off"
        placeholder={words.searchField}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button look="do" type="submit">
        {words.search}
      </Button>
    </form>
  )
}
