import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../kit/problem-alert.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { useCommand } from '../../kit/use-command.ts'
import styles from './aggregate.module.css'
import type { Aggregate } from './model.ts'
import { Bound, Line } from './parts.tsx'
import { SourceEditor } from './source-editor.tsx'
import { useText } from './texts.ts'

type Definition = Aggregate['definition']

export interface AggregateSheetProps {
  appId: string
  forms: readonly { id: string; name: string }[]
  /** Absent: a new one. */
  table: Aggregate | undefined
  onClose: () => void
}

/** Everything an aggregate table is told. */
export function AggregateSheet({ appId, forms, table, onClose }: AggregateSheetProps) {
  const t = useText()
  const { modal } = App.useApp()
  const [name, setName] = useState(table?.name ?? t('newName'))
  const [definition, setDefinition] = useState<Definition>(
    table?.definition ?? emptyTable(t('key', { number: 1 })),
  )
  const done = { quiet: true, success: t('saved'), onSuccess: onClose }
  const create = useCommand('aggregate.create', done)
  const update = useCommand('aggregate.update', done)
  const remove = useCommand('aggregate.delete', { success: t('removed'), onSuccess: onClose })
  const save = () =>
    table ? update.run({ aggregateId: table.id, name, definition }) : create.run({ appId, name, definition })
  const set = (part: Partial<Definition>) => setDefinition({ ...definition, ...part })
  const { keys, sources } = definition
  const problem = create.problem ?? update.problem
  const complete =
    name.trim() !== '' &&
    sources.every(({ formId, keyFieldIds }) => formId !== '' && keyFieldIds.every((id) => id !== ''))
  return (
    <Sheet
      open
      onClose={onClose}
      width={560}
      title={table?.name ?? t('add')}
      extra={
        table ? (
          <Button
            danger
            onClick={() =>
              modal.confirm({
                title: t('removeTitle', { name: table.name }),
                content: t('removeDetail'),
                okText: t('remove'),
                okButtonProps: { danger: true },
                cancelText: t('cancel'),
                onOk: () => remove.run({ aggregateId: table.id }),
              })
            }
          >
            {t('remove')}
          </Button>
        ) : null
      }
      footer={
        <Button
          type="primary"
          disabled={!complete}
          loading={create.busy || update.busy}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
      }
    >
      <div className={styles.editor}>
        {problem ? <ProblemAlert problem={problem} /> : null}
        <Line label={t('name')} maxLength={100} value={name} onChange={setName} />
        <h3 className={styles.title}>{t('keys')}</h3>
        {keys.map((key, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: keys are known by their place
          <div key={index} className={styles.keyRow}>
            <Input
              aria-label={t('key', { number: index + 1 })}
              maxLength={100}
              value={key.name}
              onChange={({ target }) => set({ keys: keys.with(index, { name: target.value }) })}
            />
            {keys.length > 1 ? (
              <Button
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('removeKey', { number: index + 1 })}
                onClick={() =>
                  set({
                    keys: keys.toSpliced(index, 1),
                    sources: sources.map((one) => ({
                      ...one,
                      keyFieldIds: one.keyFieldIds.toSpliced(index, 1),
                    })),
                  })
                }
              />
            ) : null}
          </div>
        ))}
        {keys.length < 4 ? (
          <Button
            icon={<PlusOutlined aria-hidden />}
            onClick={() =>
              set({
                keys: [...keys, { name: t('key', { number: keys.length + 1 }) }],
                sources: sources.map((one) => ({ ...one, keyFieldIds: [...one.keyFieldIds, ''] })),
              })
            }
          >
            {t('addKey')}
          </Button>
        ) : null}
        <h3 className={styles.title}>{t('sources')}</h3>
        {sources.map((source, index) => (
          <SourceEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: sources are known by their place
            key={index}
            number={index + 1}
            source={source}
            keys={keys}
            forms={forms}
            onChange={(next) => set({ sources: sources.with(index, next) })}
            onRemove={sources.length > 1 ? () => set({ sources: sources.toSpliced(index, 1) }) : undefined}
          />
        ))}
        {sources.length < 10 ? (
          <Button
            icon={<PlusOutlined aria-hidden />}
            onClick={() => set({ sources: [...sources, emptySource(keys.length, 'minus')] })}
          >
            {t('addSource')}
          </Button>
        ) : null}
        <div className={styles.pair}>
          <Bound
            label={t('least')}
            value={definition.least}
            onChange={(least) => setDefinition(withBound(definition, 'least', least))}
          />
          <Bound
            label={t('most')}
            value={definition.most}
            onChange={(most) => setDefinition(withBound(definition, 'most', most))}
          />
        </div>
        <Line
          label={t('message')}
          maxLength={200}
          value={definition.message ?? ''}
          onChange={(message) => {
            const { message: _, ...rest } = definition
            setDefinition(message ? { ...rest, message } : rest)
          }}
        />
      </div>
    </Sheet>
  )
}

function emptySource(keys: number, sign: 'plus' | 'minus'): Definition['sources'][number] {
  return { formId: '', sign, keyFieldIds: Array.from({ length: keys }, () => '') }
}

function emptyTable(key: string): Definition {
  return { keys: [{ name: key }], sources: [emptySource(1, 'plus')], least: 0 }
}

function withBound(definition: Definition, bound: 'least' | 'most', value: number | undefined): Definition {
  const { [bound]: _, ...rest } = definition
  return value === undefined ? (rest as Definition) : ({ ...rest, [bound]: value } as Definition)
}
