/** What stands for a secret in an address, a header or a body: `{{secret.NAME}}`. */
const reference = /\{\{secret\.([A-Za-z][A-Za-z0-9_-]{0,59})\}\}/g

/** What stands in the log where a secret was. */
export const hidden = '•••'

/** Names of the secrets that texts refer to. */
export function secretsIn(texts: Iterable<string>): Set<string> {
  return new Set([...texts].flatMap((text) => [...text.matchAll(reference)].map(([, name]) => name!)))
}

/** Puts secrets in. @param encode how a value is written there, e.g. percent-encoded in an address */
export function fillSecrets(
  text: string,
  secrets: ReadonlyMap<string, string>,
  encode: (value: string) => string = (value) => value,
): string {
  return text.replace(reference, (whole, name: string) => {
    const value = secrets.get(name)
    return value === undefined ? whole : encode(value)
  })
}

/** Takes secrets out of a text, also as they look in an address, in JSON, in base64 or in hex. */
export function redacter(secrets: ReadonlyMap<string, string>): (text: string) => string {
  const forms = [...secrets.values()].flatMap((value) => {
    const bytes = Buffer.from(value)
    return [
      value,
      encodeURIComponent(value),
      encodeURI(value),
      new URLSearchParams({ '': value }).toString().slice(1),
      JSON.stringify(value).slice(1, -1),
      bytes.toString('base64'),
      bytes.toString('base64url'),
      bytes.toString('hex'),
    ]
  })
  // The longest first: one form may hold another.
  const wanted = [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length)
  return (text) => wanted.reduce((shown, form) => shown.replaceAll(form, hidden), text)
}
