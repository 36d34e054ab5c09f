import type { Services } from '../operation/index.ts'
import { ChannelRefusal } from './channel.ts'
import { readAnswer } from './provider-call.ts'

export interface RobotCall {
  tenantId: string
  url: string
  body: object
  /** Codes that pass by themselves. */
  passing: readonly number[]
}

/** Posts to the robot of a chat group. All of them answer 200 and a code, 0 when the message was taken. */
export async function sendToRobot(
  { callProvider }: Services,
  { tenantId, url, body, passing }: RobotCall,
): Promise<undefined> {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const answer = readAnswer(
    await callProvider({ tenantId, url, headers, body: JSON.stringify(body), secrets: [keyOf(url)] }),
  )
  const code = Number(answer.errcode ?? answer.code ?? answer.StatusCode ?? Number.NaN)
  if (Number.isNaN(code)) throw new Error('The answer has no code')
  if (code !== 0)
    throw new ChannelRefusal(`${code} ${answer.errmsg ?? answer.msg ?? ''}`.trim(), {
      final: !passing.includes(code),
    })
}

/** Whoever has it writes to the group: it stands in the query, or ends the path. */
function keyOf(url: string): string {
  const { search, pathname } = new URL(url)
  return search ? search.slice(1) : pathname.slice(pathname.lastIndexOf('/') + 1)
}
