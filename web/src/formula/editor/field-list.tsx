import type { FormulaSchema } from '@sluice/formula'
import { useLanguage } from '../../i18n/language.ts'
import { useText } from '../texts.ts'
import styles from './formula-sheet.module.css'
import { typeWords } from './type-words.ts'

/** The fields that may be used; a click puts one where the cursor is. */
export function FieldList(props: { schema: FormulaSchema; onInsert: (text: string) => void }) {
  const { schema, onInsert } = props
  const t = useText()
  const language = useLanguage()
  return (
    <section>
      <h3 className={styles.heading}>{t('fields')}</h3>
      <ul className={styles.fields}>
        {schema.fields.map(({ id, name, type }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.item}
              onClick={() => onInsert(`[${name.replaceAll(']', ']]')}]`)}
            >
              {name} <small>{typeWords(type, language)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
