import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { post } from '../../api/http'
import { conferencesQuery } from '../../api/queries'
import type { Written } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { navigate } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { dateField, DAY_MS, fieldsToInstant, shortDate, date } from '../../app/zone'
import { scheduleWords } from '../../i18n/schedule'
import { Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import { Aside } from './Aside'
import styles from './SchedulePage.module.css'
import { copySource, daysOf, inWeek, plusWeeks, weekOf, type Week } from './week'
import { WeekGrid } from './WeekGrid'

type Props = { readonly week: string | null; readonly conference: string | null }

/** Weeks around the shown one that are asked for: enough to find what "as last week" copies. */
const around = 400 * DAY_MS

/** The week by room, and beside it the meeting that is being composed or that was sent. */
export default function SchedulePage({ week: named, conference }: Props) {
  const words = useWords(scheduleWords)
  const queries = useQueryClient()
  const [now] = useState(Date.now)
  const [composing, setComposing] = useState(false)
  const [position, setPosition] = useState<number | undefined>(undefined)
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])

  const week = shownWeek(named, now)
  const calendar = conferencesQuery(
    new Date(week.start - around).toISOString(),
    new Date(week.start + around / 4).toISOString(),
  )
  const known = useQuery(calendar)
  const all = known.data ?? []
  const shown = all.filter((one) => inWeek(one, week))
  const source = copySource(all, week, now)
  const copy = useMutation({
    mutationFn: async () => {
      // Whoever presses before the week is there need not press again.
      const found = copySource(await queries.ensureQueryData(calendar), week, now)
      if (found === null) return null
      const { conference: last, weeks } = found
      const written = await post<Written>(`/conferences/${last.id}/copy`, { weeks })
      return { written, week: weekOf(Date.parse(last.from) + weeks * 7 * DAY_MS) }
    },
    onSuccess: async (copied) => {
      if (copied === null) return
      setPosition(copied.written.position)
      setComposing(false)
      go(copied.week, copied.written.id)
      await queries.invalidateQueries({ queryKey: ['conferences'] })
    },
  })
  const changed = (at: number, id: string | null) => {
    setPosition(at)
    setComposing(false)
    if (id !== null && id !== conference) go(week, id)
    if (id === null) go(week, null)
    void queries.invalidateQueries({ queryKey: ['conferences'] })
  }

  return (
    <>
      <TopBar here="schedule" />
      <main id="main" className={styles['page']}>
        <section className={styles['week']} aria-labelledby="week-title">
          <div className={styles['head']}>
            <h1 id="week-title">
              {words.week(week.number)}{' '}
              <span className="dim">{words.span(shortDate(week.start), date(daysOf(week, shown).at(-1) ?? week.start))}</span>
            </h1>
            <div className={styles['controls']}>
              <Button
                look="icon"
                icon="prev"
                aria-label={words.previousWeek}
                className={styles['step']}
                onPress={() => go(plusWeeks(week, -1), null)}
              >
                {null}
              </Button>
              <Button look="plain" onPress={() => go(weekOf(now), null)}>
                {words.thisWeek}
              </Button>
              <Button
                look="icon"
                icon="next"
                aria-label={words.nextWeek}
                className={styles['step']}
                onPress={() => go(plusWeeks(week, 1), null)}
              >
                {null}
              </Button>
              <Button
                icon="copy"
                cannot={known.isSuccess && source === null}
                aria-busy={copy.isPending}
                onPress={() => (copy.isPending ? undefined : copy.mutate())}
              >
                {words.asLastWeek}
              </Button>
              <Button look="plain" icon="plus" onPress={() => setComposing(true)}>
                {words.compose}
              </Button>
            </div>
          </div>
          {known.isError ? <FaultBanner fault={known.error} onRetry={() => void known.refetch()} /> : null}
          {copy.isError ? <FaultBanner fault={copy.error} onRetry={() => copy.mutate()} /> : null}
          {known.isSuccess && source === null ? <p className="dim small">{words.nothingToCopy}</p> : null}
          {known.isSuccess && shown.length === 0 ? <p className={styles['empty']}>{words.emptyWeek}</p> : null}
          {shown.length === 0 ? null : (
            <WeekGrid
              week={week}
              conferences={shown}
              today={now}
              open={conference}
              onOpen={(id) => {
                setComposing(false)
                go(week, id)
              }}
            />
          )}
        </section>
        <Aside
          key={composing ? 'new' : (conference ?? 'none')}
          week={week}
          all={all}
          conference={composing ? null : conference}
          composing={composing}
          minPosition={position}
          onChanged={changed}
          onDrop={() => {
            setComposing(false)
            go(week, null)
          }}
        />
      </main>
    </>
  )
}

function go(to: Week, id: string | null): void {
  navigate(`/lich${id === null ? '' : `/${id}`}?tuan=${dateField(to.start + DAY_MS / 2)}`)
}

/** `sau` is the next week, a date the week it lies in, nothing this week. */
function shownWeek(named: string | null, now: number): Week {
  if (named === 'sau') return plusWeeks(weekOf(now), 1)
  const day = named === null ? null : fieldsToInstant(named, '12:00')
  return weekOf(day ?? now)
}
