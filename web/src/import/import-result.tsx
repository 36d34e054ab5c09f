import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLocalText } from '../i18n/language.ts'
import { formatNumber } from '../kit/formats.ts'
import styles from './import-page.module.css'
import type { ImportResult as Result } from './model.ts'
import { useText } from './texts.ts'

export interface ImportResultProps {
  result: Result
  /** Ways on from here. */
  actions: ReactNode
}

/** What an import did: rows that came in, rows that did not and why, and those rows to download. */
export function ImportResult({ result, actions }: ImportResultProps) {
  const t = useText()
  const { imported, updated, skipped, refused, errorFileId } = result
  const counted = (count: number) => ({ count: formatNumber(count) })
  return (
    <div className={styles.result}>
      {refused ? null : (
        <p className={styles.good}>
          {t('imported', counted(imported))}
          {updated > 0 ? ` · ${t('updated', counted(updated))}` : ''}
        </p>
      )}
      {skipped === 0 ? <p className={styles.quiet}>{t('allGood')}</p> : null}
      {skipped > 0 ? (
        <div className={styles.bad}>
          <p>{t(refused ? 'refused' : 'skipped', counted(skipped))}</p>
          {errorFileId ? (
            <>
              <Button icon={<DownloadOutlined aria-hidden />} href={`/api/files/${errorFileId}?download=1`}>
                {t('badRowFile')}
              </Button>
              <span className={styles.quiet}>{t('badRowNote')}</span>
            </>
          ) : null}
        </div>
      ) : null}
      <ProblemTable result={result} />
      <div className={styles.acts}>{actions}</div>
    </div>
  )
}

function ProblemTable({ result: { problems, skipped } }: { result: Result }) {
  const t = useText()
  const local = useLocalText()
  if (problems.length === 0) return null
  return (
    <section aria-label={t('problem.list')}>
      <div className={styles.problemTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('problem.row')}</th>
              <th scope="col">{t('problem.column')}</th>
              <th scope="col">{t('problem.value')}</th>
              <th scope="col">{t('problem.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <tr key={`${problem.row} ${problem.column} ${problem.en}`}>
                <td className="tabular">{problem.row}</td>
                <td>{problem.column}</td>
                <td>{problem.value}</td>
                <td>{local(problem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {skipped > problems.length ? (
        <span className={styles.quiet}>{t('problem.more', { count: problems.length })}</span>
      ) : null}
    </section>
  )
}
