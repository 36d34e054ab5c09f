import { examplesOf, type FunctionEntry, functionCatalog } from '@sluice/formula'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useLanguage } from '../../i18n/language.ts'
import { useText } from '../texts.ts'
import styles from './formula-sheet.module.css'
import { valueWords } from './value-words.ts'

/** Every function by family, found by its names in both languages; what one does, with examples. */
export function FunctionHelp({ onInsert }: { onInsert: (text: string, back: number) => void }) {
  const t = useText()
  const language = useLanguage()
  const [search, setSearch] = useState('')
  const all = useMemo(() => functionCatalog().filter(({ family }) => family !== 'operator'), [])
  const wanted = search.trim().toLowerCase()
  const found = all.filter((entry) => isMeant(entry, wanted))
  const [name, setName] = useState('IF')
  const chosen = found.find((entry) => entry.name === name) ?? found[0]
  return (
    <section>
      <h3 className={styles.heading}>{t('functions')}</h3>
      <Input.Search
        value={search}
        allowClear
        maxLength={50}
        aria-label={t('search')}
        placeholder={t('search')}
        style={{ marginBlockEnd: 8 }}
        onChange={({ target }) => setSearch(target.value)}
      />
      {chosen ? (
        <div className={styles.functions}>
          <ul className={styles.fields}>
            {found.map((entry) => (
              <li key={entry.name}>
                <button
                  type="button"
                  className={styles.item}
                  aria-pressed={entry === chosen}
                  onClick={() => setName(entry.name)}
                >
                  {entry.name} <small>{language === 'zh' ? entry.zh : t(`family.${entry.family}`)}</small>
                </button>
              </li>
            ))}
          </ul>
          <Help key={chosen.name} entry={chosen} onInsert={onInsert} />
        </div>
      ) : (
        <p className={styles.quiet}>{t('noFunction')}</p>
      )}
    </section>
  )
}

function isMeant({ name, zh, aliases, summary }: FunctionEntry, wanted: string): boolean {
  return [name, zh, ...aliases, summary.zh, summary.en].some((text) => text.toLowerCase().includes(wanted))
}

function Help({ entry, onInsert }: { entry: FunctionEntry; onInsert: (text: string, back: number) => void }) {
  const t = useText()
  const language = useLanguage()
  const { name, zh, family, summary, signatures, notInSql } = entry
  return (
    <div className={styles.help}>
      <h4>
        {name} · {zh} <span className={styles.quiet}>{t(`family.${family}`)}</span>
      </h4>
      <p>{summary[language]}</p>
      {signatures.map(({ parameters, repeat }) => {
        const words = parameters.map((one) => `${one[language]}${one.optional ? ` (${t('optional')})` : ''}`)
        const line = `${name}(${words.join(', ')}${repeat > 0 ? ', …' : ''})`
        return (
          <p key={line} className={styles.signature}>
            {line}
          </p>
        )
      })}
      <ul className={styles.examples} aria-label={t('example')}>
        {examplesOf(name, language)
          .slice(0, 4)
          .map(({ formula, result }) => (
            <li key={formula} className={styles.example}>
              <code>{formula}</code> {t('gives', { value: valueWords(result, 'text', t) })}
            </li>
          ))}
      </ul>
      {notInSql ? <p className={styles.quiet}>{t('notStored', { why: notInSql[language] })}</p> : null}
      <Button size="small" onClick={() => onInsert(`${name}()`, 1)}>
        {t('insert')}
      </Button>
    </div>
  )
}
