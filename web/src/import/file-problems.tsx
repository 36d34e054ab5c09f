import { Alert } from 'antd'
import { useLocalText } from '../i18n/language.ts'
import { DoubtList } from './doubt-list.tsx'
import styles from './import-page.module.css'
import type { Analysis } from './model.ts'

/** What concerns the file as a whole: rows that cannot be read, a guessed encoding, a missing header. */
export function FileProblems({ problems }: { problems: Analysis['problems'] }) {
  const local = useLocalText()
  if (problems.length === 0) return null
  return (
    <div className={styles.problems}>
      {problems.map((problem) => (
        <Alert
          key={problem.code}
          type={problem.severity === 'warning' ? 'warning' : 'info'}
          showIcon
          title={problem.rows.length === 0 ? local(problem) : <DoubtList doubts={[problem]} />}
        />
      ))}
    </div>
  )
}
