import { callHintAt, type FormulaType } from '@sluice/formula'
import { useLanguage } from '../../i18n/language.ts'
import { useText } from '../texts.ts'
import styles from './formula-sheet.module.css'
import { typeWords } from './type-words.ts'

/** The call the cursor is in, with the argument it is at; else what the formula is to yield. */
export function CallWords(props: { text: string; cursor: number; expected: FormulaType | undefined }) {
  const { text, cursor, expected } = props
  const t = useText()
  const language = useLanguage()
  const hint = callHintAt(text, cursor)
  if (!hint) {
    const wanted = expected === undefined ? '' : `${t('expects', { type: typeWords(expected, language) })} · `
    return (
      <p className={styles.call}>
        {wanted}
        {t('hint')}
      </p>
    )
  }
  const { parameters, repeat } = hint.signatures[0]!
  // Repeated arguments go on with the last ones.
  const at =
    hint.argument < parameters.length || repeat === 0
      ? hint.argument
      : parameters.length - repeat + ((hint.argument - parameters.length) % repeat)
  return (
    <p className={styles.call} role="status">
      <code>
        {hint.name}(
        {parameters.map((parameter, index) => {
          const words = `${parameter[language]}${parameter.optional ? '?' : ''}`
          return (
            <span key={parameter.en}>
              {index > 0 ? ', ' : ''}
              {index === at ? <mark>{words}</mark> : words}
            </span>
          )
        })}
        {repeat > 0 ? ', …' : ''})
      </code>{' '}
      {hint.summary[language]}
    </p>
  )
}
