import fc from 'fast-check'
import type {
  CustomCondition,
  FieldRight,
  Grant,
  GrantCondition,
  Instant,
  PolicyPerson,
  PolicyRow,
  PolicyRules,
  Role,
  Scope,
  StandardScope,
  Validity,
} from '../model.ts'

/** The instant all random policies are asked about; random validities lie around it. */
export const AT: Instant = Date.parse('2025-06-11T02:00:00Z')

export const PERMISSIONS = ['record.read', 'record.update', 'form.design']
export const RESOURCES = ['form:order', 'form:invoice']
export const PARENTS: Readonly<Record<string, readonly string[]>> = {
  'form:order': ['app:crm'],
  'form:invoice': [],
}
export const FIELDS = ['salary', 'city']

const uuid = (kind: number, number: number): string =>
  `00000000-0000-7000-8000-${String(kind).padStart(4, '0')}${String(number).padStart(8, '0')}`
const pool = (kind: number, size: number): string[] =>
  Array.from({ length: size }, (_, number) => uuid(kind, number))
const PEOPLE = pool(1, 3)
const DEPARTMENTS = pool(2, 12)
const ORGANIZATIONS = pool(3, 3)
const ROLE_IDS = ['r1', 'r2', 'r3', 'r4', 'r5']

/** Conditions on the row that meet null, text, numbers and a sub-query, and one on the person. */
const CONDITIONS: Readonly<Record<string, CustomCondition>> = {
  large: {
    toSql: ({ column, parameter }) => `${column('amount')} > ${parameter(100)}`,
    matches: (row) => typeof row.amount === 'number' && row.amount > 100,
  },
  'not closed': {
    toSql: ({ column, parameter }) =>
      `${column('status')} <> ${parameter('closed')} or ${column('amount')} is null`,
    matches: (row) => (row.status !== null && row.status !== 'closed') || row.amount === null,
  },
  'in my city': {
    toSql: ({ column, parameter }, person) =>
      `${column('city')} = ${parameter(person.attributes?.city ?? null)}`,
    matches: (row, person) => row.city !== null && row.city === person.attributes?.city,
  },
  'colleague has one': {
    toSql: ({ alias, column }) =>
      `exists (select from record other where other.id <> ${column('id')} and other.city = ${alias}.city)`,
    matches: (row) => row.colleague === true,
  },
  local: { appliesTo: (person) => person.attributes?.city === 'Shanghai' },
}
const ROW_CONDITIONS = Object.keys(CONDITIONS).filter((name) => name !== 'local')

const arbitraryScope: fc.Arbitrary<Scope> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom<StandardScope>('own', 'department', 'department-and-below', 'organization'),
  },
  { weight: 1, arbitrary: fc.constant<Scope>('tenant') },
  { weight: 3, arbitrary: fc.record({ condition: fc.constantFrom(...ROW_CONDITIONS, 'unknown') }) },
)

const arbitraryValidity: fc.Arbitrary<Validity | undefined> = fc.option(
  fc.record(
    { from: fc.constantFrom(AT - 1000, AT, AT + 1), to: fc.constantFrom(AT, AT + 1, AT + 1000) },
    { requiredKeys: [] },
  ),
  { nil: undefined, freq: 2 },
)

const arbitraryConditions: fc.Arbitrary<readonly GrantCondition[]> = fc.array(
  fc
    .constantFrom(...Object.keys(CONDITIONS), 'unknown')
    .map((condition) => ({ kind: 'custom' as const, condition })),
  { maxLength: 2 },
)

const arbitraryRight = fc.constantFrom<FieldRight>('hidden', 'masked', 'read', 'edit')

const arbitraryGrant: fc.Arbitrary<Grant> = fc.record(
  {
    id: fc.uuid(),
    permission: fc.constantFrom(...PERMISSIONS, ...PERMISSIONS, 'record.*', '*'),
    scope: arbitraryScope,
    resource: fc.constantFrom(...RESOURCES, 'form:*', 'app:crm', 'app:*', '*'),
    validity: arbitraryValidity,
    conditions: arbitraryConditions,
    fields: fc.record({
      other: arbitraryRight,
      fields: fc.dictionary(fc.constantFrom(...FIELDS), arbitraryRight),
    }),
  },
  { requiredKeys: ['id', 'permission', 'scope'] },
)

const arbitraryRoles: fc.Arbitrary<PolicyRules['roles']> = fc
  .tuple(
    ...ROLE_IDS.map(
      (id): fc.Arbitrary<Role> =>
        fc.record({
          id: fc.constant(id),
          name: fc.constant(`role ${id}`),
          parentIds: fc.subarray([...ROLE_IDS, 'gone'], { maxLength: 2 }),
          grants: fc.array(arbitraryGrant, { maxLength: 4 }),
        }),
    ),
  )
  .map((roles) => Object.fromEntries(roles.map((role) => [role.id, role])))

/** Rules with role parents in any shape, cycles included. */
export const arbitraryRules: fc.Arbitrary<PolicyRules> = fc.record(
  {
    roles: arbitraryRoles,
    conditions: fc.constant(CONDITIONS),
    cap: fc.record(
      {
        permissions: fc.subarray(['record.*', 'record.read', '*'], { minLength: 1 }),
        widestScope: fc.dictionary(
          fc.constantFrom('record.*', 'record.read', '*'),
          fc.constantFrom<StandardScope>('organization', 'tenant', 'department-and-below'),
        ),
        highestFieldRight: arbitraryRight,
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['roles', 'conditions'] },
)

export const arbitraryPerson: fc.Arbitrary<PolicyPerson> = fc
  .record({
    id: fc.constantFrom(...PEOPLE),
    roles: fc.array(
      fc.record({ roleId: fc.constantFrom(...ROLE_IDS, 'gone'), validity: arbitraryValidity }),
      {
        maxLength: 3,
      },
    ),
    departmentIds: fc.subarray(DEPARTMENTS, { maxLength: 2 }),
    below: fc.subarray(DEPARTMENTS),
    organizationIds: fc.subarray(ORGANIZATIONS, { maxLength: 2 }),
    city: fc.constantFrom('Shanghai', 'Suzhou', null),
  })
  .map(({ below, city, ...person }) => ({
    ...person,
    departmentAndBelowIds: [...new Set([...person.departmentIds, ...below])],
    attributes: { city },
  }))

/** Rows with a null in any attribute; `colleague` tells JavaScript what the sub-query finds out. */
export const arbitraryRows: fc.Arbitrary<PolicyRow[]> = fc
  .array(
    fc.record({
      created_by: fc.option(fc.constantFrom(...PEOPLE)),
      owner_department_id: fc.option(fc.constantFrom(...DEPARTMENTS)),
      organization_id: fc.option(fc.constantFrom(...ORGANIZATIONS)),
      amount: fc.option(fc.integer({ min: 98, max: 102 })),
      status: fc.option(fc.constantFrom('open', 'closed')),
      city: fc.option(fc.constantFrom('Shanghai', 'Suzhou', 'Wuxi')),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) =>
    rows.map((row, id) => ({
      ...row,
      id,
      colleague:
        row.city !== null && rows.some((other, otherId) => otherId !== id && other.city === row.city),
    })),
  )
