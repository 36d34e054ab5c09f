import { Alert, Button } from 'antd'
import { RelativeTime } from '../kit/relative-time.tsx'
import { stateName } from '../record/system-fields.ts'
import styles from './instance-view.module.css'
import type { Instance } from './states.ts'
import { type Translate, useText } from './texts.ts'

export interface FirstLineProps {
  data: Instance
  /** The record is no longer the one that was read. */
  changed: boolean
  onRead: () => void
  /** Leads to the task with this id. */
  onOther: (taskId: string) => void
  onNext: (() => void) | undefined
}

/** What one has to know before anything else: the task is gone, was given back, or its data has changed meanwhile. */
export function FirstLine({ data, changed, onRead, onOther, onNext }: FirstLineProps) {
  const t = useText()
  const returned = data.myTask?.returned
  const { otherTaskId } = data.my
  return (
    <div role="status" className={styles.first}>
      {data.settled ? (
        <Alert
          type="info"
          showIcon
          title={
            <>
              {settledText(data, data.settled, t)} · <RelativeTime at={data.settled.at} />
            </>
          }
          {...(data.settled.opinion ? { description: data.settled.opinion } : {})}
          action={
            otherTaskId ? (
              <Button size="small" onClick={() => onOther(otherTaskId)}>
                {t('settled.other')}
              </Button>
            ) : onNext ? (
              <Button size="small" onClick={onNext}>
                {t('settled.next')}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      {returned ? (
        <Alert
          type="warning"
          showIcon
          title={
            <>
              {t('returnedBy', { name: returned.by?.name ?? t('system') })}
              {returned.reason} · <RelativeTime at={returned.at} />
            </>
          }
        />
      ) : null}
      {changed && data.myTask ? (
        <Alert
          type="warning"
          showIcon
          title={t('changedMeanwhile')}
          action={
            <Button size="small" onClick={onRead}>
              {t('changedRead')}
            </Button>
          }
        />
      ) : null}
    </div>
  )
}

/** What became of the task, in words: withdrawn by…, done by…. */
function settledText(data: Instance, { by, verb }: NonNullable<Instance['settled']>, t: Translate): string {
  const name = by?.name ?? t('system')
  switch (verb) {
    case 'approve':
    case 'reject':
    case 'return':
    case 'submit':
    case 'transfer':
    case 'withdraw':
    case 'reassign':
    case 'jump':
    case 'terminate':
      return t(`settled.by.${verb}`, { name })
    default:
      return t('settled.by.other', { name, state: stateName(data.instance.state) })
  }
}
