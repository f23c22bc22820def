import type { Piece } from '../../api/types'

/** One letter without its marks, so that positions in the folded text are positions in the text. */
function plain(letter: string): string {
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  return base.length === 1 ? base : letter.toLowerCase().charAt(0)
}

const fold = (text: string): string => [...text.normalize('NFC')].map(plain).join('')

/** Whether anything in the text bears a mark. */
export function hasMarks(text: string): boolean {
  return fold(text) !== text.normalize('NFC').toLowerCase()
}

/**
 * Marks every occurrence of the whole query, marks of letters apart or not; where there is none, its words: all of them,
 * or, for a line that need not have them all, those that are there.
 */
export function piecesOf(text: string, query: string, some = false): readonly Piece[] {
  const wanted = fold(query.trim())
  if (wanted === '') return [[text, false]]
  const whole = cut(text, (folded) => occurrences(folded, wanted))
  return whole.length > 1 || whole[0]?.[1] === true ? whole : cut(text, (folded) => words(folded, wanted, some))
}

type Stretch = readonly [from: number, to: number]

function occurrences(folded: string, wanted: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length)) {
    found.push([at, at + wanted.length])
  }
  return found
}

function words(folded: string, wanted: string, some: boolean): readonly Stretch[] {
  const asked = new Set(wanted.match(/[\p{L}\p{N}]+/gu))
  const found = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => asked.has(word))
  return some || new Set(found.map(([word]) => word)).size === asked.size
    ? found.map((word) => [word.index, word.index + word[0].length])
    : []
}

function cut(text: string, find: (folded: string) => readonly Stretch[]): readonly Piece[] {
  const letters = [...text.normalize('NFC')]
  const pieces: Piece[] = []
  let at = 0
  for (const [from, to] of find(letters.map(plain).join(''))) {
    if (from > at) pieces.push([letters.slice(at, from).join(''), false])
    pieces.push([letters.slice(from, to).join(''), true])
    at = to
  }
  if (at < letters.length) pieces.push([letters.slice(at).join(''), false])
  return pieces
}
