import { common } from '../../i18n/common'
import { useWords } from '../words'

/** A person as the server names them: a name that is empty was erased. */
export type Named = { readonly name: string; readonly position?: string | null }

/** Name and office; who was erased is said to be, and keeps the office of then. */
export function whoText({ name, position }: Named, erased: string): string {
  return [name === '' ? erased : name, position].filter(Boolean).join(', ')
}

export function Who({ of }: { readonly of: Named }) {
  return <>{whoText(of, useWords(common).erasedPerson)}</>
}
