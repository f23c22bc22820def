import { useEffect, useState } from 'react'
import { common } from '../../i18n/common'
import { useWords } from '../words'
import { Button } from './Button'
import styles from './Toast.module.css'

const lifetime = 10_000

type ToastProps = { readonly fact: string; readonly onUndo?: () => void; readonly onGone: () => void }

/** A fact with its undo: ten seconds, longer while it is focused; one at a time. Give it a key per fact. */
export function Toast({ fact, onUndo, onGone }: ToastProps) {
  const words = useWords(common)
  const [held, hold] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onGone, lifetime)
    return () => clearTimeout(timer)
  }, [held, onGone])
  return (
    <div className={styles['toast']} role="status" onFocus={() => hold(true)} onBlur={() => hold(false)}>
      <p>{fact}</p>
      {onUndo === undefined ? null : <Button onPress={onUndo}>{words.undo}</Button>}
    </div>
  )
}
