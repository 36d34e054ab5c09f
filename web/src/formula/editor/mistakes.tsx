import type { FormulaError } from '@sluice/formula'
import { Button } from 'antd'
import { useLanguage } from '../../i18n/language.ts'
import { useText } from '../texts.ts'
import styles from './formula-sheet.module.css'

export interface MistakesProps {
  text: string
  mistakes: readonly FormulaError[]
  onApply: (mistake: FormulaError) => void
}

/** What is wrong, each with its place and what to write instead. */
export function Mistakes({ text, mistakes, onApply }: MistakesProps) {
  const t = useText()
  const language = useLanguage()
  if (mistakes.length === 0) return null
  return (
    <ul className={styles.mistakes} role="alert">
      {mistakes.map((mistake) => {
        const { code, start, suggestion } = mistake
        const before = text.slice(0, start).split('\n')
        const place = { line: before.length, column: before.at(-1)!.length + 1 }
        return (
          <li key={`${start} ${code}`}>
            {t('atPlace', place)}: {mistake[language]}{' '}
            {suggestion ? (
              <Button size="small" type="link" onClick={() => onApply(mistake)}>
                {t('apply', { suggestion })}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
