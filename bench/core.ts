import { EventEmitter } from 'node:events'
import * as formulajs from '@formulajs/formulajs'
import { createInstance, type Facts, step } from '@sluice/bpmn'
import { compileProcess, readBpmn, treeToBpmn } from '@sluice/bpmn/xml'
import { addWorkingTime, type WorkCalendar } from '@sluice/clock'
import { compileFormula } from '@sluice/formula'
import { compilePolicy, type PolicyPerson, type PolicyRules, type Scope } from '@sluice/policy'
import { Engine } from 'bpmn-engine'
import { BpmnModdle } from 'bpmn-moddle'
import chineseHolidays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type Figure, ratePerSecond, syncRate } from './figure.ts'

/** The pure cores against the field: stepper, formula, clock, policy. */
export async function measureCores(): Promise<Figure[]> {
  return [await measureStepper(), ...measureFormula(), measureClock(), ...measurePolicy()]
}

async function measureStepper(): Promise<Figure> {
  const approve = (id: string) => ({ kind: 'approve' as const, id, name: id, config: {} })
  const root = [
    { kind: 'applicant' as const, id: 'apply', name: 'apply', config: {} },
    approve('head'),
    approve('finance'),
  ]
  const xml = await treeToBpmn({ id: 'flow', name: 'flow', root })
  const model = compileProcess(await readBpmn(xml))
  const facts: Facts = { evaluate: () => true }
  const course = () => {
    let { state, effects } = step(model, createInstance(), { type: 'start', variables: {} }, facts)
    for (;;) {
      const opened = effects.find((effect) => effect.type === 'taskOpened')
      if (!opened) return
      ;({ state, effects } = step(model, state, { type: 'completeTask', taskId: opened.taskId }, facts))
    }
  }
  const ours = syncRate(course, 2)
  const moddleContext = await new BpmnModdle().fromXML(xml)
  const theirs = await ratePerSecond(
    () =>
      new Promise<void>((resolve, reject) => {
        const listener = new EventEmitter()
        listener.on('activity.wait', (activity: { signal(): void }) => activity.signal())
        Engine({ name: 'bench', moddleContext }).execute({ listener }, (error?: Error | null) =>
          error ? reject(error) : resolve(),
        )
      }),
    4,
    2,
  )
  return {
    name: 'stepper : bpmn-engine',
    reached: ours / theirs,
    target: 20,
    unit: '×',
    atLeast: true,
    note: `${(ours * 4).toFixed(0)} steps/s`,
  }
}

function measureFormula(): Figure[] {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  const schema = { fields: names.map((id) => ({ id, name: id, type: 'number' as const })) }
  const compiled = compileFormula(names.map((id) => `[${id}]`).join(' + '), schema, 'number')
  if (!compiled.ok) throw new Error(compiled.errors[0]?.en)
  const row = Object.fromEntries(names.map((id, index) => [id, index * 1.5])) as Record<string, number>
  const env = { now: '2026-05-01T08:00:00Z', timeZone: 'Asia/Shanghai' }
  let sink: unknown
  const ours = syncRate(() => {
    sink = compiled.formula.evaluate(row, env)
  }, 2)
  const library = syncRate(() => {
    sink = formulajs.SUM(...names.map((id) => row[id]))
  }, 2)
  const hand = syncRate(() => {
    let sum = 0
    for (const id of names) sum += row[id] ?? 0
    sink = sum
  }, 2)
  const plain = (given: Record<string, number>) =>
    given.a! +
    given.b! +
    given.c! +
    given.d! +
    given.e! +
    given.f! +
    given.g! +
    given.h! +
    given.i! +
    given.j!
  const doubles = syncRate(() => {
    sink = plain(row)
  }, 2)
  if (sink === undefined) throw new Error('nothing was computed')
  const note = `${(ours / 1e6).toFixed(2)} M/s`
  return [
    {
      name: 'formula of 10 terms : hand-written loop over fields',
      reached: ours / hand,
      target: 0.3,
      unit: '×',
      atLeast: true,
      note,
    },
    {
      name: 'formula of 10 terms : a + b + … of plain doubles',
      reached: ours / doubles,
      target: 0.3,
      unit: '×',
      atLeast: true,
      note: 'which is not exact: 0.1 + 0.2',
    },
    {
      name: 'formula of 10 terms : formulajs SUM',
      reached: ours / library,
      target: 1,
      unit: '×',
      atLeast: true,
    },
  ]
}

function measurePolicy(): Figure[] {
  const scopes: Scope[] = ['own', 'department', 'department-and-below', 'tenant']
  const roles = Array.from({ length: 200 }, (_, role) => ({
    id: `role${role}`,
    name: `Role ${role}`,
    grants: Array.from({ length: 5 }, (_, index) => ({
      id: `${role}-${index}`,
      permission: `record.${['read', 'create', 'update', 'delete', 'export'][index]}`,
      resource: `form:${role % 40}`,
      scope: scopes[(role + index) % scopes.length]!,
    })),
  }))
  const rules: PolicyRules = { roles: Object.fromEntries(roles.map((role) => [role.id, role])) }
  const person: PolicyPerson = {
    id: '00000000-0000-7000-8000-000000000001',
    roles: roles.map(({ id }) => ({ roleId: id })),
    departmentIds: ['00000000-0000-7000-8000-000000000500'],
    departmentAndBelowIds: ['00000000-0000-7000-8000-000000000500'],
    organizationIds: [],
  }
  const at = Date.parse('2026-05-01T08:00:00Z')
  const compile = 1e3 / syncRate(() => void compilePolicy(person, rules, at), 2)
  const policy = compilePolicy(person, rules, at)
  let allowed = 0
  const rate = syncRate(() => {
    if (policy.decide('record.read', { type: 'form:7' }).allowed) allowed++
  }, 2)
  const note = allowed > 0 ? 'allowed' : 'refused'
  return [
    { name: 'policy decision, 200 roles', reached: 1e6 / rate, target: 5, unit: 'µs', atLeast: false, note },
    {
      name: 'policy compile, 200 roles and 1,000 grants',
      reached: compile,
      target: 1,
      unit: 'ms',
      atLeast: false,
    },
  ]
}

/** Working time over a calendar with two frames a day and all holidays that are known. */
function measureClock(): Figure {
  const day = [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ]
  const { holidays, workdays } = chineseHolidays
  const days = [
    ...Object.keys(holidays).map((date) => ({ date, kind: 'off' as const })),
    ...Object.keys(workdays).map((date) => ({ date, kind: 'work' as const })),
  ]
  const calendar: WorkCalendar = { zone: 'Asia/Shanghai', week: [day, day, day, day, day, [], []], days }
  const start = Date.parse('2024-01-01T00:00:00+08:00')
  const minute = 60_000
  let call = 0
  let sink = 0
  // Moments of three years and spans from a minute to three weeks of work, none twice in a row.
  const rate = syncRate(() => {
    call++
    const from = start + ((call * 7_919) % (3 * 365 * 1440)) * minute
    sink += addWorkingTime(calendar, from, 1 + ((call * 104_729) % 7_200))!
  }, 2)
  return {
    name: 'clock: additions of working time',
    reached: rate,
    target: 200_000,
    unit: '1/s',
    atLeast: true,
    note: sink > 0 ? `${days.length} special days` : 'nothing was computed',
  }
}
