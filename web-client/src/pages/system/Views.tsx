import type { SystemFinding } from '../../api/types'
import { grouped } from '../../i18n/figures'
import { systemWords } from '../../i18n/system'
import { useLanguage, useWords } from '../../ui/words'
import { State } from './Line'
import styles from './SystemPage.module.css'

/** Every view with how far it has come. */
export function Views({ findings }: { readonly findings: readonly SystemFinding[] }) {
  const words = useWords(systemWords)
  const { language } = useLanguage()
  const figure = (finding: SystemFinding, name: string) => grouped(finding.params[name] ?? '0', language)
  const name = (finding: SystemFinding) => words.viewName[finding.params['name'] ?? ''] ?? finding.params['name']
  return (
    <section aria-labelledby="system-views">
      <h2 id="system-views">{words.viewsTitle}</h2>
      <p className="dim">
        {findings.every((finding) => finding.level === 'GOOD') ? `${words.allFollow(findings.length)} ` : ''}
        {words.viewsSays}
      </p>
      <table className={styles['views']}>
        <thead>
          <tr>
            <th scope="col">{words.check.VIEW}</th>
            <th scope="col">{words.position}</th>
            <th scope="col">{words.lag}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.params['name']}>
              <th scope="row">{name(finding)}</th>
              <td>{figure(finding, 'position')}</td>
              <td>{figure(finding, 'lag')}</td>
              <td>
                <State level={finding.level}>{words.level[finding.level]}</State>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
