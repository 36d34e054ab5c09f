import { Button, Input, Radio, Select, Typography } from 'antd'
import { useState } from 'react'
import { useMe } from '../frame/session.ts'
import { Labelled } from '../kit/labelled.tsx'
import { PersonPicker } from '../kit/person-picker.tsx'
import { Sheet } from '../kit/sheet.tsx'
import styles from './act-bar.module.css'
import type { Instance } from './states.ts'
import { useText } from './texts.ts'
import type { ActDraftHandle } from './use-act-draft.ts'
import type { Acts, Answer } from './use-acts.tsx'

/** Verbs that need a word or a choice before they act. */
export type AskingVerb = 'reject' | 'return' | 'transfer' | 'comment'

export interface AskSheetProps {
  verb: AskingVerb | undefined
  data: Instance
  draft: ActDraftHandle
  acts: Acts
  onClose: () => void
}

/**
 * Asks what reject, return, transfer and comment need. The opinion is the one of the task, whichever verb is chosen in
 * the end; a comment is a text of its own and never becomes the reason of a verb.
 */
export function AskSheet({ verb, data, draft, acts, onClose }: AskSheetProps) {
  const t = useText()
  const targets = data.myTask?.returnTargets ?? []
  const [answer, setAnswer] = useState<Partial<Answer>>({})
  const nodeId = answer.nodeId ?? targets[0]?.nodeId
  const target = targets.find((one) => one.nodeId === nodeId)
  const text = verb === 'comment' ? draft.comment : draft.opinion
  const needsWords = verb !== 'transfer'
  const ready = (!needsWords || text.trim() !== '') && (verb !== 'transfer' || Boolean(answer.memberId))
  // Each opening begins without a choice made for another verb.
  const close = () => {
    setAnswer({})
    onClose()
  }
  const act = async () => {
    const told = {
      memberId: answer.memberId ?? null,
      nodeId,
      straightBack: Boolean(answer.straightBack && target?.straightBack),
    }
    if (!verb) return
    const run = { reject: acts.reject, return: acts.giveBack, transfer: acts.transfer, comment: acts.comment }
    if ((await run[verb](told)) !== undefined) close()
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
          loading={acts.busy}
          onClick={() => void act()}
        >
          {verb ? t(`verb.${verb}`) : ''}
        </Button>
      }
    >
      <div className={styles.ask}>
        {verb === 'transfer' ? <Receiver data={data} answer={answer} onAnswer={setAnswer} /> : null}
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
            {target ? (
              <Typography.Text type="secondary">
                {t(answer.straightBack && target.straightBack ? 'straightBackNote' : 'rerunNote', {
                  name: target.name,
                })}
              </Typography.Text>
            ) : null}
          </>
        ) : null}
        <Labelled label={t(verb === 'comment' ? 'verb.comment' : 'opinion')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={2000}
              value={text}
              placeholder={t(placeholderOf(verb, needsWords))}
              onChange={({ target: { value } }) =>
                draft.change(verb === 'comment' ? { comment: value } : { opinion: value })
              }
            />
          )}
        </Labelled>
      </div>
    </Sheet>
  )
}

function placeholderOf(verb: AskingVerb | undefined, needsWords: boolean) {
  if (verb === 'comment') return 'commentPlaceholder'
  return needsWords ? 'opinionNeeded' : 'opinionOptional'
}

interface ReceiverProps {
  data: Instance
  answer: Partial<Answer>
  onAnswer: (answer: Partial<Answer>) => void
}

/** Who gets the task: nobody who has it already. */
function Receiver({ data, answer, onAnswer }: ReceiverProps) {
  const t = useText()
  const me = useMe().member?.id
  const holders = data.openTasks
    .filter(({ nodeId }) => nodeId === data.myTask?.nodeId)
    .flatMap(({ people }) => people.map(({ id }) => id))
  return (
    <Labelled label={t('transferTo')}>
      {(id) => (
        <PersonPicker
          id={id}
          without={me ? [me, ...holders] : holders}
          value={answer.memberId ?? null}
          onChange={(memberId) => onAnswer({ ...answer, memberId })}
        />
      )}
    </Labelled>
  )
}
