import type { LineFacts } from '../../api/line-types'

const ranks = { LOST: 0, WEAK: 1, GOOD: 2 }

/** The worst first: by word, then by what is lost, then by name. */
export function worstFirst(lines: readonly LineFacts[]): LineFacts[] {
  return [...lines].sort(
    (a, b) => rank(a) - rank(b) || Math.round((loss(b) - loss(a)) * 1_000) || a.name.localeCompare(b.name, 'vi'),
  )
}

export function count(lines: readonly LineFacts[], word: keyof typeof ranks): number {
  return lines.filter((line) => line.word === word).length
}

function rank(line: LineFacts): number {
  return line.word === null ? 3 : ranks[line.word]
}

function loss({ measured }: LineFacts): number {
  return measured === null ? 0 : Math.max(measured.up.loss, measured.down.loss)
}
