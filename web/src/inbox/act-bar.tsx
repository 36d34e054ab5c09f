import { App, Button, Input } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { usePhone } from '../kit/use-media.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import styles from './act-bar.module.css'
import type { AskingVerb } from './ask-sheet.tsx'
import type { Instance } from './states.ts'
import { useText } from './texts.ts'
import type { ActDraftHandle } from './use-act-draft.ts'
import { type ActsSetting, asks, useActs, type Verb } from './use-acts.tsx'

/** Pickers and choices come when a verb asks for one. */
const AskSheet = lazy(async () => ({ default: (await import('./ask-sheet.tsx')).AskSheet }))

const MoreVerbs = lazy(async () => ({ default: (await import('./more-verbs.tsx')).MoreVerbs }))

export interface ActBarProps extends ActsSetting {
  draft: ActDraftHandle
  /** Letters act: a, r, e. */
  keyboard: boolean
  /** The data changed since it was read: first it is looked at again. */
  held: boolean
}

/** The buttons of a task, in reach of the thumb; what needs a word or a choice asks for it first. */
export function ActBar({ keyboard, held, ...setting }: ActBarProps) {
  const t = useText()
  const { data, draft } = setting
  const { modal } = App.useApp()
  const [asking, setAsking] = useState<AskingVerb>()
  const [asked, setAsked] = useState(false)
  const opinionBox = useRef<HTMLDivElement>(null)
  const acts = useActs(setting)
  const task = data.myTask
  const may = (verb: Verb) => task?.verbs.includes(verb) === true
  const needsWords = task?.opinionRequired === true && !draft.opinion.trim()

  const press = (verb: Verb, by: 'key' | 'click' = 'click') => {
    if (held && verb !== 'comment') return
    switch (verb) {
      case 'approve':
      case 'submit':
        if (needsWords && verb === 'approve') opinionBox.current?.querySelector('textarea')?.focus()
        else if (by === 'key' && verb === 'approve') acts.agreeLater()
        else void acts.agree(verb)
        return
      case 'withdraw':
        void modal.confirm({
          title: t('withdrawTitle'),
          content: t('withdrawNote'),
          okText: t('verb.withdraw'),
          okButtonProps: { danger: true },
          onOk: () => acts.withdraw(),
        })
        return
      default:
        setAsked(true)
        setAsking(verb)
    }
  }
  useShortcuts(
    {
      a: () => (may('approve') ? press('approve', 'key') : may('submit') ? press('submit') : undefined),
      r: () => (may('reject') ? press('reject') : undefined),
      e: () => (may('return') && task!.returnTargets.length > 0 ? press('return') : undefined),
    },
    { enabled: keyboard && !acts.busy },
  )
  if (data.instance.state !== 'running' && !task) return null
  const closes = (['approve', 'submit', 'reject', 'return', 'transfer'] as const).some(may)
  return (
    <footer className={styles.bar}>
      {closes ? (
        <div ref={opinionBox} className={styles.opinion}>
          <Input.TextArea
            aria-label={t('opinion')}
            autoSize={{ minRows: 1, maxRows: 4 }}
            value={draft.opinion}
            maxLength={2000}
            placeholder={task?.opinionRequired ? t('opinionNeeded') : t('opinionOptional')}
            onChange={(event) => draft.change({ opinion: event.target.value })}
          />
        </div>
      ) : null}
      <Buttons data={data} busy={acts.busy} held={held} onPress={press} />
      {asked ? (
        <Suspense>
          <AskSheet
            verb={asking}
            data={data}
            draft={draft}
            acts={acts}
            onClose={() => setAsking(undefined)}
          />
        </Suspense>
      ) : null}
    </footer>
  )
}

const popup = (verb: Verb) => (asks.has(verb) ? ({ 'aria-haspopup': 'dialog' } as const) : {})

interface ButtonsProps {
  data: Instance
  busy: boolean
  held: boolean
  onPress: (verb: Verb) => void
}

function Buttons({ data, busy, held, onPress }: ButtonsProps) {
  const t = useText()
  const phone = usePhone()
  const task = data.myTask
  const may = (verb: Verb) => task?.verbs.includes(verb) === true
  const size = phone ? 'large' : 'middle'
  const more: Verb[] = [
    ...(may('transfer') ? (['transfer'] as const) : []),
    'comment',
    ...(data.my.withdraw ? (['withdraw'] as const) : []),
  ]
  const button = (verb: Verb, kind: 'primary' | 'danger' | 'plain') => (
    <Button
      {...(kind === 'primary' ? { type: 'primary', loading: busy, 'aria-busy': busy } : {})}
      // The sign of work under way is not a part of its name.
      aria-label={t(`verb.${verb}`)}
      danger={kind === 'danger'}
      size={size}
      disabled={held}
      {...popup(verb)}
      onClick={() => onPress(verb)}
    >
      {t(`verb.${verb}`)}
    </Button>
  )
  return (
    <div className={styles.buttons} data-alone={task ? undefined : true}>
      {may('approve') ? button('approve', 'primary') : null}
      {may('submit') ? button('submit', 'primary') : null}
      {may('reject') ? button('reject', 'danger') : null}
      {may('return') && (task?.returnTargets.length ?? 0) > 0 ? button('return', 'plain') : null}
      <Suspense>
        <MoreVerbs data={data} verbs={more} folded={phone && task !== null} onPress={onPress} />
      </Suspense>
    </div>
  )
}
