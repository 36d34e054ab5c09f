/** As the server has it (P1.7); it checks more, e.g. common passwords, and answers beside the field. */
export const shortestPassword = 8

/** True when a password is long enough and mixes at least two of letters, digits and others. */
export function isStrongEnough(password: string): boolean {
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
  return [...password].length >= shortestPassword && kinds >= 2
}

/** The rule as a validator of antd Form. */
export function passwordRule(message: string) {
  return async (_: unknown, value: string): Promise<void> => {
    if (!isStrongEnough(value ?? '')) throw new Error(message)
  }
}
