import { CheckCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useLocalText } from '../i18n/language.ts'
import type { Doubt } from './model.ts'
import styles from './preview.module.css'
import { useText } from './texts.ts'

/** Doubts with the cells they are about. */
export function DoubtList({ doubts }: { doubts: readonly Doubt[] }) {
  const t = useText()
  const local = useLocalText()
  return (
    <ul className={styles.doubts}>
      {doubts.map((doubt) => (
        <li key={doubt.code}>
          {local(doubt)}
          {doubt.rows.length > 0 ? (
            <ul className={styles.cells}>
              {doubt.rows.map(({ line, value }) => (
                <li key={`${line} ${value}`}>
                  {line > 0 ? `${t('atLine', { line })} · ` : ''}
                  <q>{value}</q>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** The mark under the name of a column: what to look at, or that all is well. */
export function DoubtMark({ name, doubts }: { name: string; doubts: readonly Doubt[] }) {
  const t = useText()
  const local = useLocalText()
  const worst = doubts.find(({ severity }) => severity === 'warning') ?? doubts[0]
  if (!worst) {
    return (
      <span className={styles.doubt} data-severity="none">
        <CheckCircleOutlined aria-label={t('noDoubts')} />
      </span>
    )
  }
  return (
    <Popover
      trigger={['click', 'hover']}
      title={t('doubtsOf', { name })}
      content={<DoubtList doubts={doubts} />}
    >
      <button
        type="button"
        className={styles.doubt}
        data-severity={worst.severity}
        aria-label={`${t('doubtsOf', { name })}: ${doubts.map(local).join(' ')}`}
      >
        {worst.severity === 'warning' ? (
          <ExclamationCircleOutlined aria-hidden />
        ) : (
          <InfoCircleOutlined aria-hidden />
        )}
        {t(worst.severity === 'warning' ? 'doubts' : 'notes', { count: doubts.length })}
      </button>
    </Popover>
  )
}
