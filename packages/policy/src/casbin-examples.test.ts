import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Enforcer, newEnforcer, newModelFromString, StringAdapter, Util } from 'casbin'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePolicy } from './compile-policy.ts'
import type { CustomCondition } from './model.ts'
import {
  column,
  EXAMPLES,
  type PolicyLine,
  parsePolicy,
  readPolicy,
  rulesOf,
  subjectOf,
} from './testing/casbin-example.ts'
import {
  domainQuestions,
  groupsByPattern,
  plainQuestions,
  plainRules,
  type Question,
} from './testing/casbin-question.ts'

interface Example {
  readonly model: string
  readonly policy?: string
  readonly questions: (lines: readonly PolicyLine[]) => Question[]
  readonly prepare?: (enforcer: Enforcer) => Promise<unknown>
}

const AT = 0

/** The comparisons with `r.sub.Age` in the attribute examples, as conditions on the person. */
const ageConditions: Record<string, CustomCondition> = {
  'r.sub.Age > 18': { appliesTo: ({ attributes }) => (attributes?.Age as number) > 18 },
  'r.sub.Age < 60': { appliesTo: ({ attributes }) => (attributes?.Age as number) < 60 },
}

const everyone = 'everyone'

const examples: Record<string, Example> = {
  basic: { model: 'basic_model.conf', policy: 'basic_policy.csv', questions: plainQuestions },
  'the same questions, other grants': {
    model: 'basic_model.conf',
    policy: 'basic_inverse_policy.csv',
    questions: plainQuestions,
  },
  'root may do everything': {
    model: 'basic_with_root_model.conf',
    policy: 'basic_policy.csv',
    questions: (lines) => {
      const root = {
        id: 'root',
        name: 'root',
        grants: [{ id: 'root', permission: '*', scope: 'tenant' as const }],
      }
      const rules = { roles: { ...plainRules(lines).roles, root } }
      return [...plainQuestions(lines, rules), ...plainQuestions([...lines, ['g', 'root', 'root']], rules)]
    },
  },
  'without resources': {
    model: 'basic_without_resources_model.conf',
    policy: 'basic_without_resources_policy.csv',
    questions: (lines) =>
      column(lines, 'p', 1).flatMap((subject) =>
        column(lines, 'p', 2).map((permission) => ({
          request: [subject, permission],
          person: subjectOf(subject),
          rules: rulesOf(lines, ([, name, action]) => ({ subject: name!, permission: action })),
          permission,
        })),
      ),
  },
  'without users': {
    model: 'basic_without_users_model.conf',
    policy: 'basic_without_users_policy.csv',
    questions: (lines) =>
      column(lines, 'p', 1).flatMap((type) =>
        column(lines, 'p', 2).map((permission) => ({
          request: [type, permission],
          person: subjectOf(everyone),
          rules: rulesOf(lines, ([, resource, action]) => ({
            subject: everyone,
            resource,
            permission: action,
          })),
          permission,
          resource: { type },
        })),
      ),
  },
  roles: { model: 'rbac_model.conf', policy: 'rbac_policy.csv', questions: plainQuestions },
  'roles of roles': {
    model: 'rbac_model.conf',
    policy: 'rbac_with_hierarchy_policy.csv',
    questions: plainQuestions,
  },
  'groups of resources': {
    model: 'rbac_with_resource_roles_model.conf',
    policy: 'rbac_with_resource_roles_policy.csv',
    questions: (lines) =>
      plainQuestions(lines, plainRules(lines), (object) =>
        lines.filter(([kind, child]) => kind === 'g2' && child === object).map(([, , group]) => group!),
      ),
  },
  'groups of resources by pattern': {
    model: 'rbac_with_pattern_model.conf',
    policy: 'rbac_with_pattern_policy.csv',
    prepare: (enforcer) => enforcer.addNamedMatchingFunc('g2', Util.keyMatch2Func),
    questions: (lines) =>
      plainQuestions(lines, plainRules(lines), groupsByPattern(lines, 'g2'), [
        '/book/1',
        '/pen/1',
        '/pen2/1',
        '/x/1',
      ]),
  },
  tenants: {
    model: 'rbac_with_domains_model.conf',
    policy: 'rbac_with_domains_policy.csv',
    questions: domainQuestions,
  },
  'more tenants': {
    model: 'rbac_with_domains_model.conf',
    policy: 'rbac_with_domains_policy2.csv',
    questions: domainQuestions,
  },
  'roles of roles in tenants': {
    model: 'rbac_with_domains_model.conf',
    policy: 'rbac_with_hierarchy_with_domains_policy.csv',
    questions: domainQuestions,
  },
  'a role in every tenant': {
    model: 'rbac_with_domain_pattern_model.conf',
    policy: 'rbac_with_domain_pattern_policy.csv',
    prepare: (enforcer) => enforcer.addNamedDomainMatchingFunc('g', Util.keyMatchFunc),
    questions: domainQuestions,
  },
  'groups of resources in every tenant': {
    model: 'rbac_with_all_pattern_model.conf',
    policy: 'rbac_with_all_pattern_policy.csv',
    prepare: async (enforcer) => {
      await enforcer.addNamedMatchingFunc('g', Util.keyMatch2Func)
      await enforcer.addNamedDomainMatchingFunc('g', Util.keyMatch2Func)
    },
    questions: (lines) =>
      ['domain1', 'domain2'].flatMap((domain) =>
        ['read', 'write'].map((permission) => ({
          request: ['alice', domain, '/book/1', permission],
          person: subjectOf('alice'),
          rules: rulesOf(
            lines.filter(([kind, , second]) => kind === 'p' && second === domain),
            ([, subject, , resource, action]) => ({ subject: subject!, resource, permission: action }),
          ),
          permission,
          resource: { type: '/book/1', parents: groupsByPattern(lines, 'g')('/book/1') },
        })),
      ),
  },
  'roles for everybody': {
    model: 'issues/node_casbin_150_model.conf',
    policy: 'issues/node_casbin_150_policy.csv',
    prepare: (enforcer) => enforcer.addNamedMatchingFunc('g', Util.keyMatchFunc),
    questions: (lines) =>
      plainQuestions(lines).map((question) => ({ ...question, person: subjectOf('alice', {}, ['*']) })),
  },
  'several definitions, the plain one': {
    model: 'rbac_with_multiple_policy_model.conf',
    policy: 'rbac_with_multiple_policy_policy.csv',
    questions: plainQuestions,
  },
  addresses: {
    model: 'ipmatch_model.conf',
    policy: 'ipmatch_policy.csv',
    questions: (lines) => {
      const rules = rulesOf(lines, ([, range, resource, permission]) => ({
        subject: everyone,
        resource,
        permission,
        conditions: [{ kind: 'ip-range', ranges: [range!] }],
      }))
      const addresses = ['192.168.2.0', '192.168.2.123', '192.168.3.1', '10.0.5.5', '10.1.0.0', '11.0.0.123']
      return addresses.flatMap((ipAddress) =>
        plainQuestions(lines, rules).map((question) => ({
          ...question,
          request: [ipAddress, ...question.request.slice(1)],
          person: subjectOf(everyone, { ipAddress }),
        })),
      )
    },
  },
  owners: {
    model: 'abac_model.conf',
    questions: () => {
      const rules = rulesOf([['p']], () => ({ subject: everyone, permission: 'read', scope: 'own' }))
      return ['alice', 'bob'].flatMap((subject) =>
        ['alice', 'bob'].map((owner) => ({
          request: [subject, { Owner: owner }, 'read'],
          person: subjectOf(subject, {}, [everyone]),
          rules,
          permission: 'read',
          resource: { type: 'data', row: { created_by: owner } },
        })),
      )
    },
  },
  'conditions on the person': {
    model: 'abac_rule_model.conf',
    policy: 'abac_rule_policy.csv',
    questions: (lines) => {
      const grantOf = ([, condition, resource, permission]: PolicyLine) => ({
        subject: everyone,
        resource,
        permission,
        conditions: [{ kind: 'custom' as const, condition: condition! }],
      })
      const rules = rulesOf(lines, grantOf, ageConditions)
      return [17, 18, 19, 59, 60, 61].flatMap((Age) =>
        plainQuestions(lines, rules).map((question) => ({
          ...question,
          request: [{ Age }, ...question.request.slice(1)],
          person: subjectOf(everyone, { attributes: { Age } }),
        })),
      )
    },
  },
  'conditions on person and row': {
    model: 'in_operator_model.conf',
    questions: () => {
      const shared: CustomCondition = {
        toSql: ({ column: of, parameter }, { attributes }) =>
          `${parameter(attributes?.Doc)} = any(${of('docs')})`,
        matches: ({ Docs }, { attributes }) => (Docs as unknown[]).includes(attributes?.Doc),
      }
      const conditions = [{ kind: 'custom' as const, condition: 'shared' }]
      const rules = rulesOf([['p']], () => ({ subject: everyone, scope: 'own', conditions }), { shared })
      return ['alice', 'bob'].flatMap((Owner) =>
        ['a', 'b'].map((Doc) => ({
          request: [
            { Owner, Doc },
            { Owner: 'alice', Docs: ['b', 'c'] },
          ],
          person: subjectOf(Owner, { attributes: { Doc } }, [everyone]),
          rules,
          permission: 'read',
          resource: { type: 'data', row: { created_by: 'alice', Docs: ['b', 'c'] } },
        })),
      )
    },
  },
}

/** Examples that need what Sluice does not have, with the reason. */
const notExpressible: readonly (readonly [files: RegExp, reason: string])[] = [
  [/deny|priority|abac_rule_effect|abac_not_using_policy/, 'rules that forbid: grants only ever give'],
  [/keymatch|glob|keyget/, 'patterns inside a path: resources are named by type and id'],
  [/hierarchical_domains/, 'tenants inside tenants: tenants are flat'],
  [/multiple_policy_definitions/, 'the second definition forbids; the first is the example of roles'],
  [/mulitple_policy|rbac_g2/, 'lines for a definition that none of the models has'],
]

for (const [name, { model, policy, questions, prepare }] of Object.entries(examples))
  test(`[P4.1] casbin and Sluice agree on the example: ${name}`, async () => {
    const enforcer = await newEnforcer(join(EXAMPLES, model), ...(policy ? [join(EXAMPLES, policy)] : []))
    await prepare?.(enforcer)
    await enforcer.buildRoleLinks()
    const answers = new Set<boolean>()
    for (const { request, person, rules, permission, resource } of questions(
      policy ? readPolicy(policy) : [],
    )) {
      const expected = await enforcer.enforce(...request)
      const { allowed } = compilePolicy(person, rules, AT).decide(permission, resource)
      expect({ request, allowed }).toEqual({ request, allowed: expected })
      answers.add(allowed)
    }
    expect(answers).toEqual(new Set([true, false]))
  })

test('[P4.1] every example of casbin is either run or known not to be expressible', () => {
  const run = Object.values(examples).flatMap(({ model, policy }) => [model, policy])
  const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(conf|csv)$/.test(file),
  )
  const open = files.filter(
    (file) => !run.includes(file) && !notExpressible.some(([pattern]) => pattern.test(file)),
  )
  expect(open).toEqual([])
})

test('[P4.1] casbin and Sluice agree on random roles, parents and grants', async () => {
  const model = newModelFromString(`
    [request_definition]\nr = sub, obj, act
    [policy_definition]\np = sub, obj, act
    [role_definition]\ng = _, _
    [policy_effect]\ne = some(where (p.eft == allow))
    [matchers]\nm = g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act`)
  const names = ['a', 'b', 'c', 'd', 'e']
  const grantLines = fc.array(
    fc.tuple(
      fc.constant('p'),
      fc.constantFrom(...names),
      fc.constantFrom('x', 'y'),
      fc.constantFrom('read', 'write'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  const parentLines = fc.array(
    fc.tuple(fc.constant('g'), fc.constantFrom(...names), fc.constantFrom(...names)),
    { maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(grantLines, parentLines, async (grants, parents) => {
      const upward = parents.filter(([, child, parent]) => child < parent)
      const text = [...grants, ...upward].map((line) => line.join(', ')).join('\n')
      const enforcer = await newEnforcer(model, new StringAdapter(text))
      for (const { request, person, rules, permission, resource } of plainQuestions(parsePolicy(text)))
        expect(compilePolicy(person, rules, AT).decide(permission, resource).allowed).toBe(
          await enforcer.enforce(...request),
        )
    }),
    { numRuns: 50 },
  )
})
