import { Snippet } from './HitList'
import { piecesOf } from './marks'

/** Text with the words that were searched for marked in it. */
export function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  return <Snippet pieces={piecesOf(text, query)} />
}
