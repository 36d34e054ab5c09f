import type { ProblemError } from '@sluice/contract'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { LinkButton } from '../kit/link-button.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { LeftThings } from './left-things.tsx'
import type { AppPlan } from './model.ts'
import type { PackageSource } from './package-source.ts'
import { usePackageText } from './package-texts.ts'
import styles from './packages.module.css'
import { type Confirmed, PlanView } from './plan-view.tsx'

/** What of an app is stale when it became another. */
const changed = ['form', 'record', 'flow', 'report', 'dashboard', 'role']

/** What somebody decided about single changes. */
function useDecisions() {
  const [sides, setSides] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map())
  return {
    decisions: [...sides].map(([key, side]) => ({ key, side })),
    decide: (key: string, side: 'mine' | 'theirs') => setSides(new Map(sides).set(key, side)),
  }
}

/** A version of the app itself is brought back. */
export function RestorePlan({ appId, number }: { appId: string; number: number }) {
  const p = usePackageText()
  const { decisions, decide } = useDecisions()
  const plan = useOperation('app.previewRestore', { appId, number, decisions }, { keepPrevious: true })
  const done = useDone(appId, p('change.restored', { number }))
  const act = useCommand('app.restoreVersion', { quiet: true, refreshes: changed, onSuccess: done.finish })
  const confirm = ({ seen, valuesThatFail }: Confirmed) =>
    void act.run({ appId, number, seen, decisions, valuesThatFail })
  return (
    <Planned
      plan={plan}
      done={done}
      busy={act.busy}
      problem={act.problem}
      verb={p('change.restoreAct')}
      there={p('change.atThatTime')}
      onDecide={decide}
      onConfirm={confirm}
    />
  )
}

interface UpdatePlanProps {
  appId: string
  source: PackageSource
  other: ReactNode
}

/** A version from elsewhere is merged with what was changed here. */
export function UpdatePlan({ appId, source, other }: UpdatePlanProps) {
  const p = usePackageText()
  const { decisions, decide } = useDecisions()
  const plan = useOperation('app.previewUpdate', { appId, ...source, decisions }, { keepPrevious: true })
  const done = useDone(appId, p('change.updated'))
  const act = useCommand('app.updateFromPackage', { quiet: true, refreshes: changed, onSuccess: done.finish })
  const confirm = ({ seen, valuesThatFail, outside }: Confirmed) =>
    void act.run({ appId, ...source, seen, decisions, valuesThatFail, outside })
  return (
    <Planned
      plan={plan}
      done={done}
      busy={act.busy}
      problem={act.problem}
      verb={p('change.updateAct')}
      there={p('change.there')}
      onDecide={decide}
      onConfirm={confirm}
      other={other}
    />
  )
}

/** After the change: back to the versions, unless something could not be made as it was meant. */
function useDone(appId: string, words: string) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const versions = () => void navigate({ to: `/apps/${appId}`, search: { tab: 'versions' } as never })
  const [left, setLeft] = useState<{ zh: string; en: string }[]>([])
  return {
    appId,
    left,
    finish: (outcome: { left: { zh: string; en: string }[] }) => {
      void message.success(words)
      if (outcome.left.length === 0) versions()
      else setLeft(outcome.left)
    },
  }
}

interface PlannedProps {
  plan: {
    data: AppPlan | undefined
    error: ProblemError | null
    isPending: boolean
    isPlaceholderData: boolean
  }
  done: ReturnType<typeof useDone>
  busy: boolean
  problem: ProblemError | null
  verb: string
  there: string
  other?: ReactNode
  onDecide: (key: string, side: 'mine' | 'theirs') => void
  onConfirm: (confirmed: Confirmed) => void
}

function Planned({ plan, done, problem, other, ...view }: PlannedProps) {
  const p = usePackageText()
  if (done.left.length > 0) {
    return (
      <div className={styles.body}>
        <LeftThings title={p('change.left')} left={done.left} />
        <span>
          <LinkButton look="primary" to={`/apps/${done.appId}`} search={{ tab: 'versions' } as never}>
            {p('change.toVersions')}
          </LinkButton>
        </span>
      </div>
    )
  }
  if (plan.isPending) return <RowsSkeleton rows={6} />
  if (!plan.data) {
    return (
      <div className={styles.body}>
        <ProblemAlert problem={plan.error} />
        {other}
      </div>
    )
  }
  return (
    <PlanView plan={plan.data} stale={plan.isPlaceholderData} problem={problem} other={other} {...view} />
  )
}
