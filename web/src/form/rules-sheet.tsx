import { DeleteOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import type { FormDefinition } from '@sluice/contract'
import { ruleLimits } from '@sluice/form'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { newFieldId } from '../record/new-column.ts'
import styles from './actions-sheet.module.css'
import { CheckEditor } from './check-editor.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { useText } from './rule-texts.ts'
import { checkSentence, ruleSentence, uniqueSentence } from './rule-words.ts'
import { UniqueEditor } from './unique-editor.tsx'

export interface RulesSheetProps {
  formId: string
  form: FormDefinition
  onChange: (form: FormDefinition) => void
  onClose: () => void
}

/** What a form holds its records to (N2.4): rules as sentences, checks, combinations that are unique. */
export function RulesSheet({ formId, form, onChange, onClose }: RulesSheetProps) {
  const t = useText()
  const [chosen, setChosen] = useState<string>()
  const { rules = [], checks = [], uniques = [], fields } = form
  const put = (part: Pick<FormDefinition, 'rules' | 'checks' | 'uniques'>) => onChange({ ...form, ...part })
  const rule = rules.find(({ id }) => id === chosen)
  const check = checks.find(({ id }) => id === chosen)
  const unique = uniques.find(({ id }) => id === chosen)
  const addRule = () => {
    const id = newFieldId()
    put({ rules: [...rules, { id, acts: [{ kind: 'require', fields: [] }] }] })
    setChosen(id)
  }
  const addCheck = () => {
    const id = newFieldId()
    put({ checks: [...checks, { id, formula: 'TRUE', message: '' }] })
    setChosen(id)
  }
  const addUnique = () => {
    const id = newFieldId()
    put({ uniques: [...uniques, { id, fields: [], blanks: 'apart' }] })
    setChosen(id)
  }
  const entries = [
    ...rules.map((one) => ({
      id: one.id,
      kind: t('rule'),
      words: ruleSentence(one, fields),
      remove: () => put({ rules: rules.filter(({ id }) => id !== one.id) }),
    })),
    ...checks.map((one) => ({
      id: one.id,
      kind: t('check'),
      words: checkSentence(one),
      remove: () => put({ checks: checks.filter(({ id }) => id !== one.id) }),
    })),
    ...uniques.map((one) => ({
      id: one.id,
      kind: t('unique'),
      words: uniqueSentence(one, fields),
      remove: () => put({ uniques: uniques.filter(({ id }) => id !== one.id) }),
    })),
  ]
  const editor: ReactNode = rule ? (
    <RuleEditor
      key={rule.id}
      formId={formId}
      fields={fields}
      rule={rule}
      onChange={(next) => put({ rules: rules.map((one) => (one.id === next.id ? next : one)) })}
    />
  ) : check ? (
    <CheckEditor
      key={check.id}
      formId={formId}
      fields={fields}
      check={check}
      onChange={(next) => put({ checks: checks.map((one) => (one.id === next.id ? next : one)) })}
    />
  ) : unique ? (
    <UniqueEditor
      fields={fields}
      unique={unique}
      onChange={(next) => put({ uniques: uniques.map((one) => (one.id === next.id ? next : one)) })}
    />
  ) : undefined
  return (
    <Sheet
      open
      onClose={onClose}
      guarded="atOnce"
      width={560}
      title={t('title')}
      extra={editor ? <Button onClick={() => setChosen(undefined)}>{t('all')}</Button> : undefined}
    >
      {editor ?? (
        <>
          <p className={styles.note}>{t('note')}</p>
          <div className={styles.adds}>
            <Button
              icon={<PlusOutlined aria-hidden />}
              type="primary"
              disabled={rules.length >= ruleLimits.rules}
              onClick={addRule}
            >
              {t('addRule')}
            </Button>
            <Button
              icon={<PlusOutlined aria-hidden />}
              disabled={checks.length >= ruleLimits.checks}
              onClick={addCheck}
            >
              {t('addCheck')}
            </Button>
            <Button
              icon={<PlusOutlined aria-hidden />}
              disabled={uniques.length >= ruleLimits.uniques}
              onClick={addUnique}
            >
              {t('addUnique')}
            </Button>
          </div>
          {entries.length === 0 ? <EmptyState compact title={t('none')} detail={t('noneDetail')} /> : null}
          <ul className={styles.list}>
            {entries.map(({ id, kind, words, remove }) => (
              <li key={id} className={styles.row}>
                <button type="button" className={styles.open} onClick={() => setChosen(id)}>
                  <span>
                    <strong>{words}</strong>
                    <small>{kind}</small>
                  </span>
                  <RightOutlined aria-hidden />
                </button>
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('remove', { name: words })}
                  onClick={remove}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  )
}
