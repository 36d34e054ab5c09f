import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { CustomCondition, Grant, PolicyPerson, PolicyRules, Role } from '../model.ts'

/** Folder of the examples that come with casbin. */
export const EXAMPLES = join(
  dirname(createRequire(import.meta.url).resolve('casbin/package.json')),
  'examples',
)

/** One line of a casbin policy file: `p, alice, data1, read` → `['p', 'alice', 'data1', 'read']`. */
export type PolicyLine = readonly string[]

export function readPolicy(file: string): PolicyLine[] {
  return parsePolicy(readFileSync(join(EXAMPLES, file), 'utf8'))
}

export function parsePolicy(text: string): PolicyLine[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').map((part) => part.trim()))
}

/** Distinct values of a column of the lines of one kind. */
export function column(lines: readonly PolicyLine[], kind: string, index: number): string[] {
  return [...new Set(lines.filter(([first]) => first === kind).map((line) => line[index]!))]
}

/**
 * Reads casbin lines as rules: every subject is a role of its own, `g` lines are parents of roles, `p` lines grants.
 * @param grantOf what a `p` line grants, and to which subject
 */
export function rulesOf(
  lines: readonly PolicyLine[],
  grantOf: (line: PolicyLine) => Partial<Grant> & { subject: string },
  conditions: Readonly<Record<string, CustomCondition>> = {},
): PolicyRules {
  const roles: Record<string, Role & { grants: Grant[]; parentIds: string[] }> = {}
  const roleOf = (id: string) => {
    roles[id] ??= { id, name: id, grants: [], parentIds: [] }
    return roles[id]
  }
  for (const [index, line] of lines.entries()) {
    if (line[0] === 'g') roleOf(line[1]!).parentIds.push(line[2]!)
    if (line[0] !== 'p') continue
    const { subject, ...grant } = grantOf(line)
    roleOf(subject).grants.push({ id: `line ${index + 1}`, permission: '*', scope: 'tenant', ...grant })
  }
  return { roles, conditions }
}

/** A person who has the role of their own name, and others if named. */
export function subjectOf(
  name: string,
  more: Partial<PolicyPerson> = {},
  otherRoles: string[] = [],
): PolicyPerson {
  return {
    id: name,
    roles: [name, ...otherRoles].map((roleId) => ({ roleId })),
    departmentIds: [],
    departmentAndBelowIds: [],
    organizationIds: [],
    ...more,
  }
}
