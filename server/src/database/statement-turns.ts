/** Lets the statements of one connection go one after the other. */
export interface StatementTurns {
  /** Sends a statement when all before it are answered; at once when there is none. */
  take<Result>(send: () => Promise<Result>): Promise<Result>
  /** Waits until all statements given so far are answered, well or not. */
  over(): Promise<void>
  /** Statements that still wait are not sent any more. */
  abandon(error: Error): void
}

/**
 * Turns for a connection that does not pipeline: the library takes a statement while another runs, but will stop doing
 * so, and what it has taken cannot be called back.
 */
export function statementTurns(): StatementTurns {
  let running: Promise<void> | undefined
  let abandoned: Error | undefined
  const after = <Result>(previous: Promise<void> | undefined, send: () => Promise<Result>) => {
    if (!previous) return send()
    return previous.then(() => {
      if (abandoned) throw abandoned
      return send()
    })
  }
  return {
    take: (send) => {
      const answer = after(running, send)
      const mine = answer.then(
        () => undefined,
        () => undefined,
      )
      running = mine
      void mine.then(() => {
        if (running === mine) running = undefined
      })
      return answer
    },
    over: async () => running,
    abandon: (error) => {
      abandoned = error
    },
  }
}
