import { Gauge } from 'prom-client'

const lag = new Gauge({
  name: 'sluice_outbox_lag_seconds',
  help: 'Age of the oldest event that waits for its subscribers, as this process saw it last',
})

/** @param seconds 0 when no event waits */
export function observeLag(seconds: number): void {
  lag.set(seconds)
}
