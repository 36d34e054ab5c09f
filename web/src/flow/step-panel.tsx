import type { LeafStep } from '@sluice/bpmn/xml'
import { dueOf, type Field, type NodeConfig } from '@sluice/contract'
import { Input, Radio, Segmented, Select, Switch } from 'antd'
import { useState } from 'react'
import { Labelled } from '../kit/labelled.tsx'
import { AssigneeEditor } from './assignee-editor.tsx'
import { type DelayConfig, readDelay, writeDelay } from './delay-config.ts'
import { configOf } from './describe-step.ts'
import { DueEditor } from './due-editor.tsx'
import { FieldAccessEditor } from './field-access-editor.tsx'
import styles from './step-panel.module.css'
import { useText } from './texts.ts'

export interface StepPanelProps {
  step: LeafStep
  fields: readonly Field[]
  roles: readonly { id: string; name: string }[]
  onChange: (step: LeafStep) => void
}

const samePersonRules = ['every', 'once'] as const

type Tab = 'people' | 'fields' | 'rules'

/** The settings of one step: who, what they may see and write, and the rules around it; of a delay how long it is. */
export function StepPanel({ step, fields, roles, onChange }: StepPanelProps) {
  if (step.kind === 'delay') return <DelayPanel key={step.id} step={step} onChange={onChange} />
  return <PeoplePanel step={step} fields={fields} roles={roles} onChange={onChange} />
}

function NameInput({ step, onChange }: Pick<StepPanelProps, 'step' | 'onChange'>) {
  const t = useText()
  return (
    <Labelled label={t('name')}>
      {(id) => (
        <Input
          id={id}
          value={step.name}
          maxLength={50}
          onChange={(event) => onChange({ ...step, name: event.target.value })}
        />
      )}
    </Labelled>
  )
}

/** How long a delay waits, by the clock or by a work calendar. */
function DelayPanel({ step, onChange }: Pick<StepPanelProps, 'step' | 'onChange'>) {
  const t = useText()
  const config = step.config as DelayConfig
  const due = readDelay(config)
  // One that was written in several units stays a text, whatever it becomes while it is typed.
  const [written] = useState(Boolean(config.duration) && !due)
  const set = (part: DelayConfig) => onChange({ ...step, config: { ...step.config, ...part } })
  return (
    <div className={styles.panel}>
      <NameInput step={step} onChange={onChange} />
      {written ? (
        <Labelled label={t('waitIso')}>
          {(id) => (
            <Input
              id={id}
              value={config.duration}
              maxLength={60}
              onChange={({ target }) => set({ duration: target.value })}
            />
          )}
        </Labelled>
      ) : (
        <DueEditor label={t('wait')} due={due} onChange={(next) => set(writeDelay(next))} />
      )}
    </div>
  )
}

function PeoplePanel({ step, fields, roles, onChange }: StepPanelProps) {
  const t = useText()
  const tabs: Tab[] =
    step.kind === 'applicant'
      ? ['fields']
      : step.kind === 'cc'
        ? ['people', 'fields']
        : ['people', 'fields', 'rules']
  const [chosenTab, setTab] = useState<Tab>('people')
  const tab = tabs.includes(chosenTab) ? chosenTab : tabs[0]!
  const config = configOf(step)
  const set = (part: Partial<NodeConfig>) => onChange({ ...step, config: { ...step.config, ...part } })
  return (
    <div className={styles.panel}>
      <NameInput step={step} onChange={onChange} />
      {step.kind === 'applicant' ? (
        <Labelled label={t('samePerson')}>
          {(id) => (
            <Select
              id={id}
              value={config.samePerson ?? 'every'}
              onChange={(samePerson) => set({ samePerson })}
              options={samePersonRules.map((value) => ({ value, label: t(`samePersonRule.${value}`) }))}
            />
          )}
        </Labelled>
      ) : null}
      {tabs.length > 1 ? (
        <Segmented<Tab>
          block
          value={tab}
          onChange={setTab}
          options={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        />
      ) : null}
      {tab === 'people' ? (
        <>
          <span className={styles.label}>{step.kind === 'cc' ? t('whoCc') : t('who')}</span>
          <AssigneeEditor
            value={config.assignees}
            roles={roles}
            fields={fields}
            onChange={(assignees) => set({ assignees })}
          />
          {step.kind === 'approve' || step.kind === 'fill' ? (
            <div className={styles.field}>
              <span className={styles.label}>{t('signing')}</span>
              <Radio.Group
                vertical
                value={config.signing}
                onChange={(event) => set({ signing: event.target.value as NodeConfig['signing'] })}
                options={[
                  { value: 'any', label: t('signingAny') },
                  { value: 'all', label: t('signingAll') },
                ]}
              />
            </div>
          ) : null}
        </>
      ) : null}
      {tab === 'fields' ? (
        <FieldAccessEditor
          fields={fields}
          value={config.fields}
          onChange={(access) => set({ fields: access })}
        />
      ) : null}
      {tab === 'rules' ? <Rules config={config} onChange={set} /> : null}
    </div>
  )
}

function Rules({ config, onChange }: { config: NodeConfig; onChange: (part: Partial<NodeConfig>) => void }) {
  const t = useText()
  const emptyRules = ['administrator', 'skip', 'stop'] as const
  const applicantRules = ['keep', 'skip', 'superior'] as const
  return (
    <>
      <Labelled label={t('whenEmpty')}>
        {(id) => (
          <Select
            id={id}
            value={config.whenEmpty}
            onChange={(whenEmpty) => onChange({ whenEmpty })}
            options={emptyRules.map((value) => ({ value, label: t(`emptyRule.${value}`) }))}
          />
        )}
      </Labelled>
      <Labelled label={t('whenApplicant')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('applicantRule.unset')}
            value={config.whenApplicant}
            onChange={(whenApplicant) => onChange({ whenApplicant })}
            options={applicantRules.map((value) => ({ value, label: t(`applicantRule.${value}`) }))}
          />
        )}
      </Labelled>
      <DueEditor due={dueOf(config)} onChange={(due) => onChange({ due, dueHours: undefined })} />
      <Labelled inline label={t('opinionRequired')}>
        {(id) => (
          <Switch
            id={id}
            checked={config.opinionRequired}
            onChange={(opinionRequired) => onChange({ opinionRequired })}
          />
        )}
      </Labelled>
    </>
  )
}
