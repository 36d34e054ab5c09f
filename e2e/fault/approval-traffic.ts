import { ProblemError } from '@sluice/contract'
import type { ApprovalCompany } from '../testing/approval-company.ts'
import type { Person } from '../testing/person.ts'

/** One act of a client and what is known of it. `unknown`: the server died before it answered. */
export interface Act {
  key: string
  who: 'applicant' | 'first' | 'second'
  operation: 'flow.submit' | 'task.approve'
  input: Record<string, unknown>
  outcome: 'done' | 'refused' | 'unknown'
  answer?: unknown
}

export interface Traffic {
  /** Every act, in the order in which it was begun. */
  acts: Act[]
  /** Called when a request is about to be sent. */
  onSend: () => void
  random: () => number
}

/** Submits and approves at one server process until that process is gone. */
export async function workUntilGone(company: ApprovalCompany, url: string, traffic: Traffic): Promise<void> {
  const at = {
    applicant: company.applicant.at(url),
    first: company.first.at(url),
    second: company.second.at(url),
  }
  for (;;) {
    const act = (await chooseAct(company, at, traffic).catch(() => undefined)) ?? submission(company, traffic)
    traffic.acts.push(act)
    traffic.onSend()
    await perform(at[act.who], act)
    if (act.outcome === 'unknown') return
  }
}

/** Performs an act, or performs it again with its key: the outcome is what the server says now. */
export async function perform(person: Person, act: Act): Promise<void> {
  try {
    act.answer = await person.call(act.operation, act.input as never, { idempotencyKey: act.key })
    act.outcome = 'done'
  } catch (error) {
    act.outcome = error instanceof ProblemError && error.status < 500 ? 'refused' : 'unknown'
    act.answer = error
  }
}

function submission({ formId }: ApprovalCompany, { acts, random }: Traffic): Act {
  const key = `submit-${acts.length}-${Math.floor(random() * 1e9)}`
  const input = { formId, values: { title: key, amount: Math.round(random() * 1e6) / 100 } }
  return { key, who: 'applicant', operation: 'flow.submit', input, outcome: 'unknown' }
}

/** Two thirds approvals, of any open task of one of the two; `undefined` when there is none. */
async function chooseAct(
  _: ApprovalCompany,
  at: Record<'first' | 'second', Person>,
  { acts, random }: Traffic,
): Promise<Act | undefined> {
  if (random() < 0.34) return undefined
  const who = random() < 0.5 ? 'first' : 'second'
  const { items } = await at[who].call('task.list', { box: 'todo', limit: 20 })
  const taskId = items[Math.floor(random() * items.length)]?.taskId
  if (!taskId) return undefined
  const key = `approve-${acts.length}-${Math.floor(random() * 1e9)}`
  return { key, who, operation: 'task.approve', input: { taskId, opinion: key }, outcome: 'unknown' }
}
