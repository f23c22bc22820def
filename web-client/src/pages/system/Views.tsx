import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../../api/queries'
import type { SystemFinding } from '../../api/types'
import { grouped } from '../../i18n/figures'
import { systemWords } from '../../i18n/system'
import { Button } from '../../ui/kit/Button'
import { useLanguage, useWords } from '../../ui/words'
import { State } from './Line'
import { RebuildDialog } from './RebuildDialog'
import styles from './SystemPage.module.css'

/** Every view with how far it has come; who runs the server can have one made anew. */
export function Views({ findings }: { readonly findings: readonly SystemFinding[] }) {
  const words = useWords(systemWords)
  const { language } = useLanguage()
  const may = useQuery(meQuery).data?.may ?? []
  const [asked, ask] = useState<string | null>(null)
  const figure = (finding: SystemFinding, name: string) => grouped(finding.params[name] ?? '0', language)
  const name = (finding: SystemFinding) => words.viewName[finding.params['name'] ?? ''] ?? finding.params['name']
  const mayRebuild = may.includes('administer') || may.includes('technician')
  return (
    <section aria-labelledby="system-views">
      <h2 id="system-views">{words.viewsTitle}</h2>
      <p className="dim">
        {findings.every((finding) => finding.verdict === 'VIEW_FOLLOWS') ? `${words.allFollow(findings.length)} ` : ''}
        {words.viewsSays}
      </p>
      <table className={styles['views']}>
        <thead>
          <tr>
            <th scope="col">{words.check.VIEW}</th>
            <th scope="col">{words.position}</th>
            <th scope="col">{words.lag}</th>
            <th scope="col">{words.state}</th>
            {mayRebuild ? <th scope="col" aria-label={words.rebuild} /> : null}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.params['name']}>
              <th scope="row">{name(finding)}</th>
              <td>{figure(finding, 'position')}</td>
              <td>{figure(finding, 'lag')}</td>
              <td>
                <State level={finding.level}>{stateOf(finding) ?? words.level[finding.level]}</State>
              </td>
              {mayRebuild ? (
                <td>
                  <Button
                    look="quiet"
                    aria-label={`${words.rebuild}: ${name(finding) ?? ''}`}
                    onPress={() => ask(finding.params['name'] ?? null)}
                  >
                    {words.rebuild}
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {mayRebuild ? (
        <p>
          <Button look="plain" onPress={() => ask('all')}>
            {words.rebuildAllDo}
          </Button>
        </p>
      ) : null}
      <RebuildDialog view={asked} onClose={() => ask(null)} />
    </section>
  )

  function stateOf(finding: SystemFinding): string | undefined {
    const percent = finding.params['percent']
    if (percent === undefined) return undefined
    const seconds = finding.params['seconds']
    return words.making(percent, seconds === undefined ? undefined : Number(seconds))
  }
}
