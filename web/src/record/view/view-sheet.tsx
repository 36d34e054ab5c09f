import type { ViewDefinition, ViewKind } from '@sluice/contract'
import { Button, Input, Radio, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Labelled } from '../../kit/labelled.tsx'
import { ProblemAlert } from '../../kit/problem-alert.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { useCommand } from '../../kit/use-command.ts'
import type { FormDetail } from '../form-detail.ts'
import { dayFields, definitionOf, laneFields, type OnScreen, type SavedView } from './saved-view.ts'
import { useText } from './texts.ts'
import styles from './view-sheet.module.css'

const kinds: readonly ViewKind[] = ['grid', 'kanban', 'calendar', 'gallery']

export interface ViewSheetProps {
  form: FormDetail
  screen: OnScreen
  /** A view that gets another name; absent: a new one of what is on the screen. */
  renamed: SavedView | undefined
  onMade: (id: string, definition: ViewDefinition) => void
  onClose: () => void
}

/** Asks what a view is called, for whom it is, and how it shows records. */
export function ViewSheet({ form, screen, renamed, onMade, onClose }: ViewSheetProps) {
  const t = useText()
  const lanes = laneFields(form)
  const days = dayFields(form)
  const [name, setName] = useState(renamed?.name ?? '')
  const [kind, setKind] = useState<ViewKind>('grid')
  const [laneField, setLane] = useState(lanes[0]?.id)
  const [dayField, setDay] = useState(days[0]?.id)
  const [shared, setShared] = useState(false)
  const create = useCommand('view.create', { quiet: true })
  const rename = useCommand('view.update', { quiet: true, success: t('kept'), onSuccess: onClose })
  const possible = { grid: true, gallery: true, kanban: lanes.length > 0, calendar: days.length > 0 }
  const ready = name.trim() !== '' && possible[kind]
  const problem = create.problem ?? rename.problem
  const save = async () => {
    if (!ready) return
    if (renamed) return void rename.run({ viewId: renamed.id, version: renamed.version, name: name.trim() })
    const by = kind === 'kanban' ? { laneField } : kind === 'calendar' ? { dayField } : {}
    const definition = definitionOf(screen, { kind, ...by })
    const made = await create.run({ formId: form.id, name: name.trim(), shared, definition })
    if (!made) return
    onMade(made.id, definition)
    onClose()
  }
  const footer = (
    <>
      <Button
        type="primary"
        loading={create.busy || rename.busy}
        disabled={!ready}
        onClick={() => void save()}
      >
        {t('save')}
      </Button>
      <Button onClick={onClose}>{t('cancel')}</Button>
    </>
  )
  return (
    <Sheet open onClose={onClose} title={t(renamed ? 'rename' : 'add')} footer={footer}>
      <div className={styles.parts}>
        {problem ? <ProblemAlert problem={problem} /> : null}
        <Labelled label={t('name')}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              value={name}
              maxLength={100}
              placeholder={t('nameHint')}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={() => void save()}
            />
          )}
        </Labelled>
        {renamed ? null : (
          <>
            <Labelled label={t('kind')}>
              {(id) => (
                <Segmented
                  id={id}
                  value={kind}
                  onChange={setKind}
                  options={kinds.map((value) => ({
                    value,
                    label: t(`kinds.${value}`),
                    disabled: !possible[value],
                  }))}
                />
              )}
            </Labelled>
            {lanes.length === 0 ? <p className={styles.note}>{t('noLane')}</p> : null}
            {days.length === 0 ? <p className={styles.note}>{t('noDay')}</p> : null}
            {kind === 'kanban' ? (
              <Labelled label={t('lane')}>
                {(id) => (
                  <Select
                    id={id}
                    value={laneField}
                    onChange={setLane}
                    options={lanes.map((field) => ({ value: field.id, label: field.name }))}
                  />
                )}
              </Labelled>
            ) : null}
            {kind === 'calendar' ? (
              <Labelled label={t('day')}>
                {(id) => (
                  <Select
                    id={id}
                    value={dayField}
                    onChange={setDay}
                    options={days.map((field) => ({ value: field.id, label: field.name }))}
                  />
                )}
              </Labelled>
            ) : null}
            {form.my.manage ? (
              <Radio.Group
                className={styles.whose}
                value={shared}
                onChange={(event) => setShared(event.target.value as boolean)}
                options={[
                  { value: false, label: t('own') },
                  { value: true, label: t('shared') },
                ]}
              />
            ) : null}
          </>
        )}
      </div>
    </Sheet>
  )
}
