import type { ArchiveFile, Attendance, Opening, SealCheck } from '../../api/types'
import { offset } from '../../app/zone'
import { archiveWords, type ArchiveWords } from '../../i18n/archive'
import { Icon } from '../../ui/kit/Icon'
import { clockTime, longDate } from '../../ui/time'
import { unitText } from '../../ui/unit'
import { useLanguage, useWords } from '../../ui/words'
import styles from './FileView.module.css'

type Props = { readonly file: ArchiveFile; readonly seal: SealCheck | undefined }

/** In words: is it whole, who opened it, who was there. */
export function Proof({ file, seal }: Props) {
  const words = useWords(archiveWords)
  const { language } = useLanguage()
  const { recording, attendance } = file
  const count = (value: number) => value.toLocaleString(language)
  const openings = file.openedBy ?? []
  return (
    <div className={styles['proof']}>
      {recording === null ? null : (
        <div>
          <h3>
            <Icon name="seal" />
            {words.sealTitle}
          </h3>
          <p>
            {recording.seal === null
              ? words.notSealed
              : sealText(recording.sealedAt ?? seal?.sealedAt ?? null, seal, words, language, count)}
          </p>
        </div>
      )}
      <div>
        <h3>
          <Icon name="eye" />
          {words.openedTitle}
        </h3>
        <p>
          {openings.length === 0
            ? words.openedNobody
            : openings
                .slice(0, 6)
                .map((one) => opening(one, words, language))
                .join('. ')}
        </p>
      </div>
      {attendance === null ? null : (
        <div>
          <h3>
            <Icon name="people" />
            {words.attendance}
          </h3>
          <p>
            {words.attendanceSays(attendance.present, attendance.expected)} {absentText(attendance, words)}
          </p>
        </div>
      )}
    </div>
  )
}

function sealText(
  at: string | null,
  seal: SealCheck | undefined,
  words: ArchiveWords,
  language: 'vi' | 'en',
  count: (value: number) => string,
): string {
  const sealed = at === null ? '' : `${words.sealedAt(`${clockTime(at)}, ${longDate(at, language)}`)} `
  if (seal === undefined) return sealed
  const [first] = seal.broken
  if (!seal.intact && first !== undefined) {
    return `${sealed}${words.brokenAt(count(first.number), first.offsetSeconds === undefined ? '' : offset(first.offsetSeconds))} ${words.brokenRest}`
  }
  return `${sealed}${words.checked(count(seal.matching ?? seal.segments), count(seal.segments))}, ${words.untouched}`
}

function opening({ who, at, what }: Opening, words: ArchiveWords, language: 'vi' | 'en'): string {
  return `${clockTime(at)}, ${longDate(at, language)}: ${words.opening(who, words.what[what] ?? what)}`
}

function absentText({ sites, mainSite }: Attendance, words: ArchiveWords): string {
  const absent = sites.filter(
    ({ site, presence }) => site !== mainSite && (presence === 'ABSENT' || presence === 'EXPECTED'),
  )
  return absent.length === 0 ? '' : words.absentList(absent.map((site) => unitText(site.unit)).join(', '))
}
