import { MoreOutlined } from '@ant-design/icons'
import type { RecordValues } from '@sluice/contract'
import { App, Button, Dropdown, Input, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import { useMe } from '../frame/session.ts'
import { Labelled } from '../kit/labelled.tsx'
import { PersonPicker } from '../kit/person-picker.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { type CommandOptions, useCommand } from '../kit/use-command.ts'
import { usePhone } from '../kit/use-media.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import styles from './act-bar.module.css'
import type { FieldErrors } from './instance-view.tsx'
import type { Instance } from './states.ts'
import { useText } from './texts.ts'

type Verb = 'approve' | 'reject' | 'return' | 'transfer' | 'submit' | 'comment' | 'withdraw' | 'urge'

export interface ActBarProps {
  data: Instance
  /** Fields the person changed on the form, sent along. */
  changed: RecordValues
  keyboard: boolean
  onFieldErrors: (errors: FieldErrors) => void
}

/** The buttons of a task, in reach of the thumb; what needs a word or a choice asks for it first. */
export function ActBar({ data, changed, keyboard, onFieldErrors }: ActBarProps) {
  const t = useText()
  const phone = usePhone()
  const me = useMe()
  const { modal } = App.useApp()
  const [asking, setAsking] = useState<Verb>()
  const [opinion, setOpinion] = useState('')
  const opinionBox = useRef<HTMLDivElement>(null)
  const acts = useActs(data, changed, onFieldErrors, () => {
    setOpinion('')
    setAsking(undefined)
  })
  const task = data.myTask
  const verbs = (task?.verbs ?? []) as Verb[]
  const may = (verb: Verb) => verbs.includes(verb)
  const said = opinion.trim() ? { opinion: opinion.trim() } : {}
  const needsWords = task?.opinionRequired === true && !opinion.trim()

  const press = (verb: Verb) => {
    if (verb === 'approve' || verb === 'submit') {
      if (needsWords) {
        opinionBox.current?.querySelector('textarea')?.focus()
        return
      }
      return void acts.agree(verb, said)
    }
    if (verb === 'withdraw') {
      return void modal.confirm({
        title: t('withdrawTitle'),
        content: t('withdrawNote'),
        okText: t('verb.withdraw'),
        okButtonProps: { danger: true },
        onOk: () => acts.withdraw(said),
      })
    }
    if (verb === 'urge') return void acts.urge()
    setAsking(verb)
  }
  useShortcuts(
    {
      a: () => (may('approve') ? press('approve') : may('submit') ? press('submit') : undefined),
      r: () => (may('reject') ? press('reject') : undefined),
      e: () => (may('return') ? press('return') : undefined),
    },
    { enabled: keyboard },
  )
  // Nobody urges themselves.
  const othersHaveIt = data.openTasks.some(({ people }) => people.some(({ id }) => id !== me.member?.id))
  const more: Verb[] = [
    ...(may('transfer') ? (['transfer'] as const) : []),
    'comment',
    ...(data.my.urge && othersHaveIt ? (['urge'] as const) : []),
    ...(data.my.withdraw ? (['withdraw'] as const) : []),
  ]
  const running = data.instance.state === 'running'
  if (!running && !task) return null
  return (
    <footer className={styles.bar}>
      {may('approve') || may('submit') ? (
        <div ref={opinionBox} className={styles.opinion}>
          <Input.TextArea
            aria-label={t('opinion')}
            autoSize={{ minRows: 1, maxRows: 4 }}
            value={opinion}
            maxLength={2000}
            placeholder={task?.opinionRequired ? t('opinionNeeded') : t('opinionOptional')}
            onChange={(event) => setOpinion(event.target.value)}
          />
        </div>
      ) : null}
      <div className={styles.buttons} data-alone={task ? undefined : true}>
        {may('approve') ? (
          <Button
            type="primary"
            size={phone ? 'large' : 'middle'}
            loading={acts.busy}
            onClick={() => press('approve')}
          >
            {t('verb.approve')}
          </Button>
        ) : null}
        {may('submit') ? (
          <Button
            type="primary"
            size={phone ? 'large' : 'middle'}
            loading={acts.busy}
            onClick={() => press('submit')}
          >
            {t('verb.submit')}
          </Button>
        ) : null}
        {may('reject') ? (
          <Button danger size={phone ? 'large' : 'middle'} onClick={() => press('reject')}>
            {t('verb.reject')}
          </Button>
        ) : null}
        {may('return') && (task?.returnTargets.length ?? 0) > 0 ? (
          <Button size={phone ? 'large' : 'middle'} onClick={() => press('return')}>
            {t('verb.return')}
          </Button>
        ) : null}
        {phone && task ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: more.map((verb) => ({ key: verb, label: t(`verb.${verb}`) })),
              onClick: ({ key }) => press(key as Verb),
            }}
          >
            <Button size="large" icon={<MoreOutlined />} aria-label={t('moreVerbs')} />
          </Dropdown>
        ) : (
          more.map((verb) => (
            <Button key={verb} type={task ? 'text' : 'default'} onClick={() => press(verb)}>
              {t(`verb.${verb}`)}
            </Button>
          ))
        )}
      </div>
      <Ask
        verb={asking}
        data={data}
        busy={acts.busy}
        first={opinion}
        onClose={() => setAsking(undefined)}
        onAct={acts.ask}
      />
    </footer>
  )
}

/** What an act that asks first was told. */
export interface Answer {
  opinion: string
  memberId: string | null
  nodeId: string | undefined
  straightBack: boolean
}

interface AskProps {
  verb: Verb | undefined
  data: Instance
  busy: boolean
  first: string
  onClose: () => void
  onAct: (verb: Verb, answer: Answer) => void
}

/** Asks what reject, return, transfer and comment need. */
function Ask({ verb, data, busy, first, onClose, onAct }: AskProps) {
  const t = useText()
  const targets = data.myTask?.returnTargets ?? []
  const [answer, setAnswer] = useState<Partial<Answer>>({})
  const opinion = answer.opinion ?? first
  const nodeId = answer.nodeId ?? targets[0]?.nodeId
  const target = targets.find((one) => one.nodeId === nodeId)
  const needsWords = verb === 'reject' || verb === 'return' || verb === 'comment'
  const ready = (!needsWords || opinion.trim() !== '') && (verb !== 'transfer' || Boolean(answer.memberId))
  const close = () => {
    setAnswer({})
    onClose()
  }
  return (
    <Sheet
      open={verb !== undefined}
      onClose={close}
      title={verb ? t(`verb.${verb}`) : ''}
      width={420}
      footer={
        <Button
          type="primary"
          danger={verb === 'reject'}
          disabled={!ready}
          loading={busy}
          onClick={() =>
            verb &&
            onAct(verb, {
              opinion: opinion.trim(),
              memberId: answer.memberId ?? null,
              nodeId,
              straightBack: Boolean(answer.straightBack && target?.straightBack),
            })
          }
        >
          {verb ? t(`verb.${verb}`) : ''}
        </Button>
      }
    >
      <div className={styles.ask}>
        {verb === 'transfer' ? (
          <Labelled label={t('transferTo')}>
            {(id) => (
              <PersonPicker
                id={id}
                value={answer.memberId ?? null}
                onChange={(memberId) => setAnswer({ ...answer, memberId })}
              />
            )}
          </Labelled>
        ) : null}
        {verb === 'return' ? (
          <>
            <Labelled label={t('returnTo')}>
              {(id) => (
                <Select
                  id={id}
                  value={nodeId}
                  onChange={(next) => setAnswer({ ...answer, nodeId: next })}
                  options={targets.map((one) => ({ value: one.nodeId, label: one.name }))}
                />
              )}
            </Labelled>
            {target?.straightBack ? (
              <Labelled label={t('returnThen')}>
                {() => (
                  <Radio.Group
                    vertical
                    value={answer.straightBack ?? false}
                    onChange={(event) =>
                      setAnswer({ ...answer, straightBack: event.target.value as boolean })
                    }
                    options={[
                      { value: false, label: t('rerun') },
                      { value: true, label: t('straightBack') },
                    ]}
                  />
                )}
              </Labelled>
            ) : null}
          </>
        ) : null}
        <Labelled label={t('opinion')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={2000}
              value={opinion}
              placeholder={
                verb === 'comment'
                  ? t('commentPlaceholder')
                  : needsWords
                    ? t('opinionNeeded')
                    : t('opinionOptional')
              }
              onChange={(event) => setAnswer({ ...answer, opinion: event.target.value })}
            />
          )}
        </Labelled>
      </div>
    </Sheet>
  )
}

/** The commands of the flow, each with its toast and what it makes stale. */
function useActs(
  data: Instance,
  changed: RecordValues,
  onFieldErrors: (errors: FieldErrors) => void,
  onDone: () => void,
) {
  const t = useText()
  const options = (verb: keyof typeof words): CommandOptions<never> => ({
    refreshes: ['task', 'instance', 'record', 'app'],
    success: t(`done.${verb}`),
    onSuccess: onDone,
    onProblem: (problem) => onFieldErrors(problem.errors),
  })
  const words = { approve: 1, reject: 1, return: 1, transfer: 1, submit: 1, comment: 1, withdraw: 1, urge: 1 }
  const approve = useCommand('task.approve', options('approve') as CommandOptions<'task.approve'>)
  const submit = useCommand('task.submit', options('submit') as CommandOptions<'task.submit'>)
  const reject = useCommand('task.reject', options('reject') as CommandOptions<'task.reject'>)
  const giveBack = useCommand('task.return', options('return') as CommandOptions<'task.return'>)
  const transfer = useCommand('task.transfer', options('transfer') as CommandOptions<'task.transfer'>)
  const comment = useCommand('instance.comment', options('comment') as CommandOptions<'instance.comment'>)
  const withdraw = useCommand('instance.withdraw', options('withdraw') as CommandOptions<'instance.withdraw'>)
  const urge = useCommand('instance.urge', options('urge') as CommandOptions<'instance.urge'>)
  const taskId = data.myTask?.taskId ?? ''
  const instanceId = data.instance.id
  return {
    busy: [approve, submit, reject, giveBack, transfer, comment, withdraw, urge].some((one) => one.busy),
    agree: (verb: 'approve' | 'submit', said: { opinion?: string }) =>
      verb === 'approve'
        ? approve.run({ taskId, ...said, ...(Object.keys(changed).length > 0 ? { values: changed } : {}) })
        : submit.run({ taskId, values: changed, ...said }),
    withdraw: (said: { opinion?: string }) => withdraw.run({ instanceId, ...said }),
    urge: () => urge.run({ instanceId }),
    ask: (verb: Verb, { opinion, memberId, nodeId, straightBack }: Answer) => {
      if (verb === 'reject') return void reject.run({ taskId, opinion })
      if (verb === 'comment') return void comment.run({ instanceId, text: opinion })
      if (verb === 'transfer' && memberId) {
        return void transfer.run({ taskId, memberId, ...(opinion ? { opinion } : {}) })
      }
      if (verb === 'return' && nodeId) {
        return void giveBack.run({
          taskId,
          toNodeId: nodeId,
          opinion,
          // biome-ignore lint/suspicious/noThenProperty: the field's name on the wire
          then: straightBack ? 'straightBack' : 'rerun',
        })
      }
    },
  }
}
