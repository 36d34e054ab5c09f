import { spawn, spawnSync } from 'node:child_process'
import { environment, node, root } from './install.mjs'

/** A server that ends within this time was not up; in milliseconds. */
const quick = 60_000
/** So many quick ends in a row are no accident. */
const mostQuickEnds = 5
/** The first pause before another start; each is twice the one before. */
const firstPause = Number(process.env.SLUICE_RESTART_PAUSE ?? 1000)
const longestPause = 30_000
/** A server that has not stopped by then is killed. */
const patience = 30_000
/** The server could not start, for a reason that it has told and that another start would not mend. */
const refusedToStart = 78

/**
 * Runs the server and starts it again when it dies, more slowly each time. A server that cannot even start the first time is
 * not started again.
 * @returns stops the server and the embedded database, then ends this process
 */
export function superviseServer() {
  let server
  let wasReady = false
  let quickEnds = 0
  let stopping = false
  let pause

  const start = () => {
    const begun = Date.now()
    server = spawn(node, ['--disable-warning=ExperimentalWarning', 'server/src/main.ts'], {
      cwd: root,
      env: environment,
      // The channel tells when it is ready, and tells it when this process is gone.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    server.on('message', () => {
      wasReady = true
    })
    server.on('exit', (code, signal) => {
      server = undefined
      if (code === 0) process.exit(0)
      if (stopping) end(0)
      if (code === refusedToStart && !wasReady) end(1)
      quickEnds = Date.now() - begun < quick ? quickEnds + 1 : 1
      startAgain(signal ?? `code ${code}`)
    })
  }

  const startAgain = (how) => {
    if (quickEnds >= mostQuickEnds) {
      console.error(
        `Sluice ended ${quickEnds} times in a row soon after its start (the last time by ${how}) and is not started again.`,
      )
      end(1)
    }
    const milliseconds = Math.min(firstPause * 2 ** (quickEnds - 1), longestPause)
    console.error(`Sluice ended by ${how}; it starts again in ${milliseconds / 1000} s.`)
    pause = setTimeout(start, milliseconds)
  }

  start()
  return () => {
    if (stopping) return
    stopping = true
    clearTimeout(pause)
    if (!server) end(0)
    server.kill('SIGTERM')
    setTimeout(() => server?.kill('SIGKILL'), patience).unref()
  }
}

/** A server that was killed leaves the embedded database running. */
function end(code) {
  const program = 'server/src/database/stop-database.ts'
  spawnSync(node, ['--disable-warning=ExperimentalWarning', program], { cwd: root, env: environment })
  process.exit(code)
}
