import type { Flow, LineFacts } from '../../api/line-types'
import { tenths } from '../../i18n/figures'
import { linesWords } from '../../i18n/lines'
import { useLanguage, useWords } from '../../ui/words'
import styles from './Lines.module.css'

/** The figures of one line, as cells of a row. */
export function LineCells({ line: { measured, seen } }: { readonly line: LineFacts }) {
  const words = useWords(linesWords)
  const { language } = useLanguage()
  const none = <span className="dim">–</span>
  return (
    <>
      <Cell label={words.down}>{measured === null ? none : <Direction flow={measured.down} />}</Cell>
      <Cell label={words.up}>{measured === null ? none : <Direction flow={measured.up} />}</Cell>
      <Cell label={words.roundTrip}>{measured === null ? none : words.milliseconds(measured.roundTripMillis)}</Cell>
      <Cell label={words.jitter}>
        {measured === null ? none : words.milliseconds(Math.max(measured.down.jitterMillis, measured.up.jitterMillis))}
      </Cell>
      <Cell label={words.layer}>
        {measured === null ? none : measured.stageHeight === 0 ? words.noPicture : `${measured.stageHeight}p`}
      </Cell>
      <Cell label={words.frozen}>
        {seen === null ? none : words.frozenFor(seen.freezes, tenths(seen.frozenMillis / 1_000, language))}
      </Cell>
      <Cell label={words.over}>{seen === null || seen.path === null ? none : words.paths[seen.path]}</Cell>
    </>
  )
}

function Direction({ flow }: { readonly flow: Flow }) {
  const words = useWords(linesWords)
  const { language } = useLanguage()
  const percent = tenths(flow.loss * 100, language)
  const text = words.lossOf(percent)
  return (
    <>
      {flow.loss > 0.05 ? <b>{text}</b> : text}
      <br />
      <span className="dim">{words.kilobits(Math.round(flow.bits / 1_000).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB'))}</span>
    </>
  )
}

function Cell({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <td className="num">
      <span className={styles['label']}>{label}</span>
      <span>{children}</span>
    </td>
  )
}
