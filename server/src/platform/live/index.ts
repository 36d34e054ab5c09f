export { createLiveHub, type Listener, type LiveHub } from './hub.ts'
