/** Whole addresses, and paths with a query or fragment as mails carry them while the server does not know its own address. One whose secret is masked leads nowhere. */
const address = /(https?:\/\/(?!\S*•)[^\s<>"）】]+|(?<=^|[\s：:])\/[a-z][\w/-]*[?#](?!\S*•)[^\s<>"）】]+)/

/** The text of a mail in turns: words, address, words … */
export function mailParts(body: string): string[] {
  return body.split(address)
}
