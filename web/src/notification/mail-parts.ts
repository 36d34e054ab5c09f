/** Whole addresses, and paths with a query as mails carry them while the server does not know its own address. */
const address = /(https?:\/\/[^\s<>"）】]+|(?<=^|[\s：:])\/[a-z][\w/-]*\?[^\s<>"）】]+)/

/** The text of a mail in turns: words, address, words … */
export function mailParts(body: string): string[] {
  return body.split(address)
}
