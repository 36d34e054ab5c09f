import { Util } from 'casbin'
import type { PolicyPerson, PolicyRules, ResourceRef } from '../model.ts'
import { column, type PolicyLine, rulesOf, subjectOf } from './casbin-example.ts'

/** One question, as casbin is asked and as this package is asked. */
export interface Question {
  readonly request: readonly unknown[]
  readonly person: PolicyPerson
  readonly rules: PolicyRules
  readonly permission: string
  readonly resource?: ResourceRef
}

/** `p = sub, obj, act`: the plain shape of most examples. */
export function plainRules(lines: readonly PolicyLine[]): PolicyRules {
  return rulesOf(lines, ([, subject, resource, permission]) => ({ subject: subject!, resource, permission }))
}

/** Every subject, object and action of a plain example, with names that occur nowhere. */
export function plainQuestions(
  lines: readonly PolicyLine[],
  rules = plainRules(lines),
  parentsOf: (object: string) => string[] = () => [],
  objects: readonly string[] = column(lines, 'p', 2),
): Question[] {
  const subjects = new Set([...column(lines, 'p', 1), ...column(lines, 'g', 1), 'nobody'])
  return [...subjects].flatMap((subject) =>
    [...objects, 'nothing'].flatMap((type) =>
      [...column(lines, 'p', 3), 'dance'].map((permission) => ({
        request: [subject, type, permission],
        person: subjectOf(subject),
        rules,
        permission,
        resource: { type, parents: parentsOf(type) },
      })),
    ),
  )
}

/** `p = sub, dom, obj, act`: a domain is a tenant, and each tenant has rules of its own. */
export function domainQuestions(lines: readonly PolicyLine[]): Question[] {
  return [...column(lines, 'p', 2), 'nowhere'].flatMap((domain) => {
    const ofTenant = lines.filter(([kind, , second, third]) =>
      kind === 'p' ? second === domain : third === domain || third === '*',
    )
    const plain = ofTenant.map((line) => (line[0] === 'p' ? [...line.slice(0, 2), ...line.slice(3)] : line))
    const subjects = new Set([...column(lines, 'p', 1), ...column(lines, 'g', 1)])
    return [...subjects].flatMap((subject) =>
      column(lines, 'p', 3).flatMap((type) =>
        column(lines, 'p', 4).map((permission) => ({
          request: [subject, domain, type, permission],
          person: subjectOf(subject),
          rules: plainRules(plain),
          permission,
          resource: { type },
        })),
      ),
    )
  })
}

/** Groups of objects named by patterns: what lies in which group is for the caller to know. */
export function groupsByPattern(lines: readonly PolicyLine[], kind: string): (object: string) => string[] {
  const groups = lines.filter(([first]) => first === kind)
  return (object) =>
    groups.filter(([, pattern]) => Util.keyMatch2Func(object, pattern)).map(([, , group]) => group!)
}
