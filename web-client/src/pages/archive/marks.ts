import type { Piece } from '../../api/types'

/** One letter without its marks, so that positions in the folded text are positions in the text. */
function plain(letter: string): string {
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  return base.length === 1 ? base : letter.toLowerCase().charAt(0)
}

/** Cuts a text at every occurrence of the query, marks apart or not. */
export function piecesOf(text: string, query: string): readonly Piece[] {
  const letters = [...text.normalize('NFC')]
  const folded = letters.map(plain).join('')
  const wanted = [...query.normalize('NFC').trim()].map(plain).join('')
  if (wanted === '') return [[text, false]]
  const pieces: Piece[] = []
  let at = 0
  for (let found = folded.indexOf(wanted); found !== -1; found = folded.indexOf(wanted, at)) {
    if (found > at) pieces.push([letters.slice(at, found).join(''), false])
    pieces.push([letters.slice(found, found + wanted.length).join(''), true])
    at = found + wanted.length
  }
  if (at < letters.length) pieces.push([letters.slice(at).join(''), false])
  return pieces
}
