import {
  compilePolicy,
  type Grant,
  type GrantCondition,
  type PolicyPerson,
  type PolicyRules,
  type Scope,
} from '../src/index.ts'

const AT = Date.parse('2025-06-11T02:00:00Z')
const ROLES = 200
const SCOPES: readonly Scope[] = [
  'own',
  'department',
  'department-and-below',
  'organization',
  { condition: 'large' },
]
const VERBS = ['read', 'create', 'update', 'delete', 'export']
const CONDITIONS: readonly GrantCondition[] = [
  { kind: 'time-window', from: '08:00', to: '20:00', zone: 'Asia/Shanghai' },
  { kind: 'ip-range', ranges: ['192.168.0.0/16', '10.0.0.0/8'] },
  { kind: 'custom', condition: 'large' },
]
const FIELDS = Array.from({ length: 30 }, (_, number) => `field${number}`)

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Two hundred roles over a handful of forms, every fourth with a parent; of every three grants one may be conditional. */
function rulesWith(grantsPerRole: number, conditional: boolean): PolicyRules {
  const roles = Array.from({ length: ROLES }, (_, role) => {
    const grants = Array.from({ length: grantsPerRole }, (_, number): Grant => {
      const restricted = conditional && number % 3 === 0
      return {
        id: `${role}-${number}`,
        permission: `record.${VERBS[number % VERBS.length]}`,
        resource: `form:${id(Math.floor(number / VERBS.length) + (role % 7))}`,
        scope: SCOPES[(role + number) % SCOPES.length]!,
        ...(restricted && { validity: { from: 0 }, conditions: [CONDITIONS[role % CONDITIONS.length]!] }),
      }
    })
    const parentIds = role > 0 && role % 4 === 0 ? [`role${role - 1}`] : []
    return [`role${role}`, { id: `role${role}`, name: `Role ${role}`, parentIds, grants }] as const
  })
  const large = {
    toSql: () => 'amount > 5',
    matches: ({ amount }: Record<string, unknown>) => Number(amount) > 5,
  }
  return { roles: Object.fromEntries(roles), conditions: { large } }
}

const person: PolicyPerson = {
  id: id(1),
  roles: Array.from({ length: ROLES }, (_, role) => ({ roleId: `role${role}` })),
  departmentIds: [id(500)],
  departmentAndBelowIds: Array.from({ length: 50 }, (_, number) => id(500 + number)),
  organizationIds: [id(900)],
  ipAddress: '10.2.3.4',
}

/** Microseconds of one call: median and 99th percentile of batches, after warming up. */
function measure(name: string, batch: number, call: () => unknown): void {
  const micros: number[] = []
  for (let round = 0; round < 400; round++) {
    const start = process.hrtime.bigint()
    for (let turn = 0; turn < batch; turn++) call()
    micros.push(Number(process.hrtime.bigint() - start) / 1000 / batch)
  }
  const sorted = micros.slice(100).sort((left, right) => left - right)
  const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(2).padStart(9)
  console.log(`${name.padEnd(52)}${at(0.5)}${at(0.99)}`)
}

console.log(`${'µs'.padEnd(52)}${'median'.padStart(9)}${'p99'.padStart(9)}`)
for (const [grantsPerRole, conditional] of [
  [5, false],
  [10, true],
  [20, true],
] as const) {
  const rules = rulesWith(grantsPerRole, conditional)
  const policy = compilePolicy(person, rules, AT)
  const type = `form:${id(3)}`
  const foreign = { created_by: id(2), owner_department_id: id(99), organization_id: id(98), amount: 1 }
  const own = { ...foreign, created_by: person.id }
  const label = `${ROLES} roles, ${ROLES * grantsPerRole} grants${conditional ? ', a third conditional' : ''}: `
  measure(`${label}compile`, 1, () => compilePolicy(person, rules, AT))
  measure('  decide, a row that is refused', 1000, () =>
    policy.decide('record.update', { type, row: foreign }),
  )
  measure('  decide, a row that is open', 1000, () => policy.decide('record.update', { type, row: own }))
  measure('  decide, no row', 1000, () => policy.decide('record.update', { type }))
  measure('  decide, nothing granted', 1000, () => policy.decide('member.manage'))
  measure(
    '  explanation of a no',
    10,
    () => policy.decide('record.update', { type, row: foreign }).explanation,
  )
  measure('  row predicate', 100, () => policy.rowPredicate('record.read', type))
  const mapper = policy.fieldMapper('record.update', type, FIELDS)
  measure('  30 field rights of one more row', 1000, () => mapper(own))
}
